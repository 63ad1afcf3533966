import { labelOf } from '../../records/definition.ts';
import { isBlank } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Action } from '../actions/action.ts';
import { actionsFor } from '../actions/index.ts';
import type { Desk } from '../desk.ts';
import type { Message } from '../messages.ts';
import { field } from '../showing/forms.ts';
import { html, NOTHING, type Html } from '../showing/html.ts';
import type { Page } from '../showing/layout.ts';
import { findRecord, linkTo, pathOf, statusBadge } from '../showing/records.ts';
import { currencyOf, fieldValue } from '../showing/values.ts';
import { customerTransactions, historyOf, linesOf, linksOf } from './record-parts.ts';
import { badgeOf } from './transactions-page.ts';

/** One record: what it says, its lines, what it hangs together with, what happened to it, and what can be done with it. */

/** The facts shown first, by type; everything else is one click away. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'companyName',
    'subsidiary',
    'currency',
    'terms',
    'email',
    'parent',
    'balance',
    'overdueBalance',
    'depositBalance',
    'unbilledOrders',
  ],
  salesOrder: ['entity', 'tranDate', 'otherRefNum', 'terms', 'subsidiary', 'total', 'memo'],
  invoice: ['entity', 'tranDate', 'dueDate', 'createdFrom', 'otherRefNum', 'total', 'amountPaid', 'amountRemaining'],
  creditMemo: ['entity', 'tranDate', 'createdFrom', 'total', 'applied', 'unapplied'],
  customerPayment: ['customer', 'tranDate', 'payment', 'applied', 'unapplied', 'paymentMethod', 'account'],
  customerDeposit: ['customer', 'tranDate', 'salesOrder', 'payment', 'applied', 'unapplied'],
  depositApplication: ['customer', 'tranDate', 'deposit', 'total'],
  itemFulfillment: ['entity', 'tranDate', 'createdFrom'],
};
const ITEM_FACTS = ['itemId', 'displayName', 'rate', 'taxSchedule', 'incomeAccount'];

const factsOf = ({ type }: StoredRecord): readonly string[] => FACTS[type] ?? ITEM_FACTS;

type Fact = readonly [label: string, value: Html | string];

const factList = (facts: readonly Fact[], name: string): Html =>
  html`<dl class="${name}">
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

const fieldFacts = (desk: Desk, record: StoredRecord, names: readonly string[]): readonly Fact[] => {
  const { fields } = desk.book.definitions.of(record.type);
  const currency = currencyOf(desk, record);
  return names.flatMap((name) => {
    const definition = fields[name];
    const value = record.fields[name];
    if (definition === undefined || isBlank(value)) return [];
    return [[labelOf(name, definition), fieldValue(desk, value, { name, field: definition, currency })] as const];
  });
};

const otherFacts = (desk: Desk, record: StoredRecord): Html => {
  const shown = new Set([...factsOf(record), 'status']);
  const names = Object.keys(desk.book.definitions.of(record.type).fields).filter((name) => !shown.has(name));
  const facts: readonly Fact[] = [
    ['Internal id', record.id],
    ...(record.externalId === undefined ? [] : [['External id', record.externalId] as const]),
    ...fieldFacts(desk, record, names),
  ];
  return html`<details>
    <summary>All fields</summary>
    ${factList(facts, 'facts')}
  </details>`;
};

const actionForm = (
  desk: Desk,
  { record, action, message }: { record: StoredRecord; action: Action; message: Message | undefined },
): Html => {
  const given = message?.given?.action === action.name ? message.given.values : undefined;
  const style = action.isDangerous === true ? 'dangerous' : 'plain';
  const inputs = action.inputs(record, desk);
  return html`<form class="action" method="post" action="${pathOf(record)}/${action.name}" aria-label="${action.label}">
    ${inputs.length > 0 && html`<h3>${action.label}</h3>`} ${inputs.map((input) => field(input, action.name, given))}
    <button type="submit" class="${style}">${action.label}</button>
    ${action.explanation !== undefined && html`<small>${action.explanation}</small>`}
  </form>`;
};

const actionsOf = (desk: Desk, record: StoredRecord, message: Message | undefined): Html => {
  const actions = actionsFor(record, desk);
  if (actions.length === 0) return NOTHING;
  return html`<section class="actions" aria-labelledby="actions">
    <h2 id="actions">What can be done</h2>
    ${actions.map((action) => actionForm(desk, { record, action, message }))}
  </section>`;
};

const stateOf = (desk: Desk, record: StoredRecord): Html => {
  if (record.fields['isInactive'] === true) return statusBadge('Inactive');
  return 'status' in record.fields ? badgeOf(desk, record) : NOTHING;
};

const ownerOf = (desk: Desk, record: StoredRecord): Html => {
  const { label } = desk.book.definitions.of(record.type);
  const customer = findRecord(desk, ['customer'], fieldId(record, 'entity') ?? fieldId(record, 'customer') ?? '');
  return customer === undefined ? html`${label}` : html`${label} of ${linkTo(desk, customer)}`;
};

const fieldId = ({ fields }: StoredRecord, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'object' && value !== null ? value.id : undefined;
};

const SECTION_OF: Readonly<Record<string, string>> = {
  customer: '/console/customers',
  transaction: '/console/transactions',
  item: '/console/items',
};

const sectionOf = ({ book }: Desk, { type }: StoredRecord): string =>
  SECTION_OF[type] ?? SECTION_OF[book.definitions.of(type).family] ?? '/console';

const layoutOf = (actions: Html): string => (actions === NOTHING ? 'record alone' : 'record');

export const recordPage = (desk: Desk, record: StoredRecord, message: Message | undefined): Page => {
  const actions = actionsOf(desk, record, message);
  return {
    title: desk.book.displayName(record),
    section: sectionOf(desk, record),
    above: ownerOf(desk, record),
    badge: stateOf(desk, record),
    content: html`<div class="${layoutOf(actions)}">
      <div>
        ${factList(fieldFacts(desk, record, factsOf(record)), 'facts main')} ${linesOf(desk, record)}
        ${linksOf(desk, record)} ${record.type === 'customer' && customerTransactions(desk, record)}
        ${historyOf(desk, record)} ${otherFacts(desk, record)}
      </div>
      ${actions}
    </div>`,
  };
};
