import { cruiserConfiguration } from './tools/boundaries/index.ts';

// Made from the manifests, by the code that the gate itself uses: `npx depcruise apps libs tools` judges by the same rules.
export default cruiserConfiguration(import.meta.dirname);
