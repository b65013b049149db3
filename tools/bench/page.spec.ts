import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { inRoot } from '../runner/places.ts';
import { page, renderPage } from './page.ts';

it('the page is what the kept results and findings say: npm run bench -- page', async () => {
  expect(readFileSync(inRoot(page), 'utf8')).toBe(await renderPage());
});
