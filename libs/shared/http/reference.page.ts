import { html } from './page.js';
import type { PageView } from './page.js';

export const referencePage = (_document: Readonly<Record<string, unknown>>): PageView => ({
  title: 'API reference',
  body: html``,
});
