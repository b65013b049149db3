import { createHash } from 'node:crypto';
import { pageStyle } from './page.style.js';

/** Markup that was escaped already. Only `html` makes it. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

type Hole = string | number | Html | null | undefined | false | readonly Hole[];

/** A page of ours. `script` and `style` stand inline and are allowed by their hashes, so nothing else can run. */
export interface PageView {
  readonly title: string;
  readonly body: Html;
  readonly script?: string;
  /** What is this page's own, after the style of all pages. */
  readonly style?: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (value: string) => value.replace(/[&<>"']/g, (it) => entities[it] as string);

const fill = (hole: Hole): string => {
  if (hole === null || hole === undefined || hole === false) return '';
  if (hole instanceof Html) return hole.markup;
  if (Array.isArray(hole)) return hole.map(fill).join('');
  return escape(String(hole));
};

/** Markup whose holes are escaped; lists are joined, `null`, `undefined` and `false` are left out. */
export const html = (parts: TemplateStringsArray, ...holes: Hole[]): Html =>
  new Html(parts.reduce((done, part, at) => done + fill(holes[at - 1]) + part));

const styleOf = ({ style = '' }: PageView) => pageStyle + style;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of one page: its own origin, its own script and style by hash, and no frame around it. */
export function policyOf(page: PageView): string {
  return [
    `default-src 'none'`,
    `connect-src 'self'`,
    `img-src data:`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    page.script ? `script-src ${hashOf(page.script)}` : null,
    `style-src ${hashOf(styleOf(page))}`,
  ]
    .filter(Boolean)
    .join('; ');
}

export function renderPage(page: PageView): string {
  const { title, body, script, style } = page;
  // An inline script ends at the first `</script`, wherever it stands: our own code must not hold one.
  if (/<\/(script|style)/i.test(`${script}${style}`))
    throw new Error(`The page ${title} closes its own script or style`);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Without an icon of its own a page makes browsers ask for /favicon.ico, which we do not have.
    '<link rel="icon" href="data:,">',
    `<title>${escape(title)}</title>`,
    `<style>${styleOf(page)}</style>`,
    `</head><body>${body.markup}`,
    script ? `<script>${script}</script>` : '',
    '</body></html>',
  ].join('');
}
