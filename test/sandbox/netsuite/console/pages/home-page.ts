import type { Desk } from '../desk.ts';
import { html, type Html } from '../showing/html.ts';
import type { Page } from '../showing/layout.ts';
import { table } from '../showing/tables.ts';
import { today } from '../showing/values.ts';
import { slotFigures } from './traffic-page.ts';
import { findTransactions, transactionColumns } from './transactions-page.ts';

/** What waits for somebody, how busy the account is, and what came last. */

type Tile = { readonly label: string; readonly type: string; readonly status: string };

const TILES: readonly Tile[] = [
  { label: 'Orders to approve', type: 'salesOrder', status: 'Pending Approval' },
  { label: 'Orders to fulfill', type: 'salesOrder', status: 'Pending Fulfillment' },
  { label: 'Orders to bill', type: 'salesOrder', status: 'Pending Billing' },
  { label: 'Open invoices', type: 'invoice', status: 'Open' },
  { label: 'Overdue invoices', type: 'invoice', status: 'Overdue' },
];

const NEWEST = 10;
const ANYTHING = { q: '', type: '', status: '', customer: '', page: 1 };

const tile = (desk: Desk, { label, type, status }: Tile): Html => {
  const count = findTransactions(desk, { ...ANYTHING, type, status }).length;
  const query = new URLSearchParams({ type, status }).toString();
  return html`<li>
    <a href="/console/transactions?${query}"><strong>${count}</strong> <span>${label}</span></a>
  </li>`;
};

const clockForm = (desk: Desk): Html =>
  html`<form class="action" method="post" action="/console/clock">
      <div class="field">
        <label for="clock-days">Let days pass</label>
        <input id="clock-days" name="days" type="number" min="1" max="3650" value="30" required />
      </div>
      <button type="submit">Move the clock</button>
      <small>
        Today is ${today(desk)} here. Programs sign in by their own clock: away from this machine's time they are
        refused until the clock is back.
      </small>
    </form>
    <form class="action" method="post" action="/console/clock/back">
      <button type="submit" class="dangerous">Back to this machine's time</button>
    </form>`;

const customerCount = ({ book }: Desk): number => [...book.list('customer')].length;

export const homePage = (desk: Desk): Page => ({
  title: 'Overview',
  section: '/console',
  content: html`<ul class="tiles">
      ${TILES.map((each) => tile(desk, each))}
      <li>
        <a href="/console/customers"><strong>${customerCount(desk)}</strong> <span>Customers</span></a>
      </li>
    </ul>
    <div class="record">
      <div>
        ${table({
          caption: 'Newest transactions',
          rows: findTransactions(desk, ANYTHING).slice(0, NEWEST),
          columns: transactionColumns(desk),
          empty: 'No transaction yet. The first one comes with the first sales order.',
        })}
      </div>
      <div class="actions">
        <section aria-labelledby="slots">
          <h2 id="slots"><a href="/console/traffic">Requests at once</a></h2>
          <div data-live="/console/traffic/slots">${slotFigures(desk)}</div>
        </section>
        <section aria-labelledby="clock">
          <h2 id="clock">Clock of the account</h2>
          ${clockForm(desk)}
        </section>
      </div>
    </div>`,
});
