import { readFileSync } from 'node:fs';
import { inRoot } from '../../runner/places.ts';
import type { Document } from '../document.ts';

/** The document as it is committed: what the product serves at `/openapi.json`. */
export const committed = (): Document =>
  JSON.parse(readFileSync(inRoot('apps', 'api', 'openapi.json'), 'utf8')) as Document;
