import type { Desk } from '../desk.ts';
import type { Message } from '../messages.ts';
import { html, type Html } from './html.ts';
import { instant } from './values.ts';

/** The frame of every page: where one is, where one can go, and what the last action came to. */
export type Page = {
  readonly title: string;
  /** Which entry of the navigation the page belongs to. */
  readonly section: string;
  readonly content: Html;
  /** Beside the title: a status. */
  readonly badge?: Html;
  /** Above the title: where the record belongs. */
  readonly above?: Html;
  readonly status?: number;
};

const SECTIONS: readonly (readonly [path: string, label: string])[] = [
  ['/console', 'Overview'],
  ['/console/customers', 'Customers'],
  ['/console/transactions', 'Transactions'],
  ['/console/items', 'Items'],
  ['/console/traffic', 'Traffic'],
  ['/console/faults', 'Faults'],
  ['/console/logins', 'Logins'],
];

const entry = (section: string, [path, label]: readonly [string, string]): Html =>
  html`<li><a href="${path}" ${path === section && html`aria-current="page"`}>${label}</a></li>`;

const shown = ({ kind, text, link }: Message): Html =>
  html`<div class="message ${kind}" role="${kind === 'done' ? 'status' : 'alert'}">
    <strong>${kind === 'done' ? 'Done.' : 'Refused.'}</strong> ${text}
    ${link && html`<a href="${link.href}">${link.label}</a>`}
  </div>`;

/** The whole document. */
export const documentOf = (desk: Desk, page: Page, message: Message | undefined): string =>
  `<!doctype html>${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} - NetSuite sandbox</title>
        <link rel="stylesheet" href="/console/console.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/console/console.mjs"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <p class="brand"><a href="/console">NetSuite sandbox</a> <span>${desk.options.accountId}</span></p>
          <nav aria-label="Console">
            <ul>
              ${SECTIONS.map((section) => entry(page.section, section))}
            </ul>
          </nav>
          <p class="clock">${instant(desk, desk.clock.now())}</p>
        </header>
        <main id="main" tabindex="-1">
          ${message && shown(message)}
          <div class="heading">
            ${page.above && html`<p class="above">${page.above}</p>`}
            <h1>${page.title} ${page.badge}</h1>
          </div>
          ${page.content}
        </main>
      </body>
    </html>`.markup
  }`;
