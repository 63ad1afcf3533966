import type { TrafficReport } from '../../concurrency/traffic.ts';
import type { Desk } from '../desk.ts';
import { html, type Html } from '../showing/html.ts';
import type { Page } from '../showing/layout.ts';
import { table } from '../showing/tables.ts';

/** How many requests the account works on at once, against its ceiling; drawn anew every second where scripts run. */

const limitOf = ({ gate }: Desk): number => gate.limitsFor('').accountConcurrencyLimit;

const slot = (isTaken: boolean): Html => html`<i class="${isTaken ? 'slot taken' : 'slot'}"></i>`;

/** Slots beyond this are told, not drawn. */
const MOST_DRAWN = 40;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const busyShare = ({ busyMilliseconds, elapsedMilliseconds }: TrafficReport, limit: number): string =>
  percent(busyMilliseconds / Math.max(1, elapsedMilliseconds * limit));

type Figure = readonly [label: string, value: string | number];

const figures = (facts: readonly Figure[]): Html =>
  html`<dl class="facts main">
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

/** The slots, taken and free, with what has happened since counting began. */
export const slotFigures = (desk: Desk): Html => {
  const report = desk.traffic.report();
  const limit = limitOf(desk);
  const drawn = Math.min(limit, MOST_DRAWN);
  return html`<p class="slots" role="img" aria-label="${report.inFlight} of ${limit} slots in use">
      ${Array.from({ length: drawn }, (_, index) => slot(index < report.inFlight))}
    </p>
    ${figures([
      ['In use', `${report.inFlight} of ${limit}`],
      ['Peak', report.concurrencyHighWater],
      ['Refused with 429', report.refused429],
      ['Busy', busyShare(report, limit)],
    ])}`;
};

const requestLabels: Readonly<Record<string, string>> = {
  token: 'Tokens',
  recordReads: 'Records read',
  recordWrites: 'Records written',
  suiteql: 'SuiteQL',
  other: 'Other',
  total: 'All',
};

const requestTable = ({ requests, writes }: TrafficReport): Html =>
  html`${table({
    caption: 'Requests',
    rows: Object.entries(requests),
    empty: '',
    columns: [
      { label: 'Kind', cell: ([kind]) => requestLabels[kind] ?? kind },
      { label: 'Number', isNumeric: true, cell: ([, count]) => count },
    ],
  })}
  ${figures([
    ['Created', writes.created],
    ['Updated', writes.updated],
    ['Deleted', writes.deleted],
  ])}`;

const surprises = ({ unexpectedErrors }: TrafficReport): Html =>
  table({
    caption: 'Unexpected errors',
    rows: unexpectedErrors.toReversed(),
    empty: 'No unexpected error.',
    columns: [
      { label: 'Error id', cell: ({ errorId }) => errorId },
      { label: 'Cause', cell: ({ cause }) => cause },
    ],
  });

/** All figures of the page: what the live part asks for again. */
export const trafficFigures = (desk: Desk): Html => {
  const report = desk.traffic.report();
  return html`${slotFigures(desk)} ${requestTable(report)} ${surprises(report)}`;
};

export const trafficPage = (desk: Desk): Page => ({
  title: 'Traffic',
  section: '/console/traffic',
  content: html`<p>
      NetSuite works on ${limitOf(desk)} requests of this account at once, whoever sends them; one more is refused with
      429. What people do on these pages is not counted.
    </p>
    <div class="narrow" data-live="/console/traffic/figures">${trafficFigures(desk)}</div>
    <noscript
      ><p><a href="/console/traffic">Draw the figures anew</a></p></noscript
    >
    <form method="post" action="/console/traffic/reset">
      <button type="submit">Count from zero</button>
    </form>`,
});
