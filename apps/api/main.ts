import { enableCompileCache } from 'node:module';
import { refuseOldNode } from './runtime.js';

// Before anything else is loaded: the cache halves the time of every later start, and an old Node would fail anywhere.
refuseOldNode();
enableCompileCache();
const { serve } = await import('./serve.js');
await serve(process.env);
