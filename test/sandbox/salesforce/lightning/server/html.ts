/** Pages as text: what is put into them is escaped, and they load nothing from elsewhere. */
import type { Response } from 'express';
import { escapeXml as escapeHtml } from '../../../shared/escape-xml.ts';

export { escapeHtml };

/** Components write their styles into the page; everything else comes from this host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const STYLES = '/lightning/assets/styles/salesforce-lightning-design-system.min.css';

type PageParts = { readonly title: string; readonly head?: string; readonly body: string };

/** @param parts `head` and `body` are HTML, `title` is text */
export const sendPage = (response: Response, { title, head = '', body }: PageParts): void => {
  response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLES}">
${head}
</head>
<body class="slds-scope">
${body}
</body>
</html>`);
};
