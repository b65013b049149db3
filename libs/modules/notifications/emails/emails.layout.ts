import { html } from '../../../shared/http/index.js';
import type { Letter } from './emails.transport.js';

/** What a mail says, before it is text or HTML. */
export interface Content {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | null;
  readonly code: string | null;
  readonly closing: readonly string[];
}

/** Both renderings of one content, signed by the product. */
export function layOut(product: string, content: Content): Letter {
  const { subject, action, code } = content;
  return {
    subject,
    text: asText(product, content),
    html: asHtml(product, content),
    links: action ? [action.url] : [],
    code,
  };
}

function asText(product: string, { heading, paragraphs, action, code, closing }: Content): string {
  const parts = [
    heading,
    ...paragraphs,
    action && `${action.label}:\n${action.url}`,
    code && `If the link does not work for you, enter this code: ${code}`,
    ...closing,
    product,
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

// Mail programs drop style sheets, so styles stand at their elements; nothing is loaded from anywhere.
const page = 'margin:0;padding:32px 16px;background:#f4f5f7;color:#1c1f24;font:16px/1.5 system-ui,sans-serif';
const card = 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px';
const title = 'margin:0 0 16px;font-size:22px;line-height:1.3';
const button =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600';
const address = 'font-size:13px;color:#5b6270;word-break:break-all';
const digits = 'font:600 28px/1.2 ui-monospace,monospace;letter-spacing:4px';
const quiet = 'font-size:14px;color:#5b6270';
const signature = 'max-width:520px;margin:16px auto 0;text-align:center;font-size:13px;color:#5b6270';

function asHtml(product: string, { heading, paragraphs, action, code, closing }: Content): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${heading}</title>
      </head>
      <body style="${page}">
        <div style="${card}">
          <h1 style="${title}">${heading}</h1>
          ${paragraphs.map((it) => html`<p>${it}</p>`)} ${action ? linkTo(action) : ''} ${code ? codeToType(code) : ''}
          ${closing.map((it) => html`<p style="${quiet}">${it}</p>`)}
        </div>
        <p style="${signature}">${product}</p>
      </body>
    </html>`;
  return document.toString();
}

const linkTo = ({ label, url }: { label: string; url: string }) =>
  html`<p style="margin:24px 0"><a href="${url}" style="${button}">${label}</a></p>
    <p style="${address}">${url}</p>`;

const codeToType = (code: string) =>
  html`<p style="margin-bottom:4px">If the link does not work for you, enter this code:</p>
    <p style="margin-top:0"><span style="${digits}">${code}</span></p>`;
