import { enableCompileCache } from 'node:module';

// As the product's own main.ts does it: the floor has whatever Node offers to start faster.
enableCompileCache();
const { serve } = await import('./hello.serve.js');
await serve(process.env);
