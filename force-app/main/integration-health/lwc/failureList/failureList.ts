/** The exception queue as a table: one is opened by its name, several are chosen for a replay. */
import { api, LightningElement } from 'lwc';
import timeZone from '@salesforce/i18n/timeZone';
import { labels } from './labels';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly status: string;
  readonly owner: string;
  readonly entity: string;
  readonly occurredAt: string | undefined;
  readonly amount: number | undefined;
  readonly currency: string | undefined;
};

const rowOf = (entry: FailureEntry): Row => ({
  id: entry.Id,
  name: entry.RecordName__c ?? entry.Name,
  code: entry.Code__c,
  status: entry.Status__c,
  owner: entry.Owner?.Name ?? '',
  entity: entry.Subsidiary__c ?? '',
  occurredAt: entry.OccurredAt__c,
  amount: entry.AmountAtRisk__c,
  currency: entry.CurrencyCode__c,
});

const COLUMNS = [
  {
    label: labels.record,
    type: 'button',
    initialWidth: 200,
    typeAttributes: { label: { fieldName: 'name' }, name: 'open', variant: 'base' },
  },
  { label: labels.code, fieldName: 'code' },
  {
    label: labels.amount,
    fieldName: 'amount',
    type: 'currency',
    typeAttributes: { currencyCode: { fieldName: 'currency' }, currencyDisplayAs: 'code' },
  },
  {
    label: labels.since,
    fieldName: 'occurredAt',
    type: 'date',
    initialWidth: 190,
    typeAttributes: {
      ...{ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
      timeZone,
    },
  },
  { label: labels.status, fieldName: 'status' },
  { label: labels.owner, fieldName: 'owner' },
  { label: labels.entity, fieldName: 'entity' },
];

/** So many columns tell entries apart. */
const WHEN_NARROW = 4;

export default class FailureList extends LightningElement {
  @api entries: readonly FailureEntry[] = [];
  /** Entries on all pages. */
  @api total = 0;
  @api isLoadingMore = false;
  /** Ids of those that are ticked. */
  @api chosen: readonly string[] = [];
  /** Whether it stands beside an entry: then only what tells entries apart is shown. */
  @api isNarrow = false;
  /** Whether several can be chosen. */
  @api canChoose = false;

  readonly labels = labels;

  get columns(): readonly unknown[] {
    return this.isNarrow ? COLUMNS.slice(0, WHEN_NARROW) : COLUMNS;
  }

  get rows(): readonly Row[] {
    return this.entries.map(rowOf);
  }

  get hidesCheckboxes(): boolean {
    return !this.canChoose;
  }

  get hasMore(): boolean {
    return this.entries.length < this.total;
  }

  get countText(): string {
    return labels.count.replace('{0}', String(this.entries.length)).replace('{1}', String(this.total));
  }

  handleRowAction(event: CustomEvent<{ row: { id: string } }>): void {
    this.dispatchEvent(new CustomEvent('open', { detail: event.detail.row.id }));
  }

  handleSelection(event: CustomEvent<{ selectedRows: readonly { id: string }[] }>): void {
    const ids = event.detail.selectedRows.map(({ id }) => id);
    this.dispatchEvent(new CustomEvent('choose', { detail: ids }));
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent('more'));
  }
}
