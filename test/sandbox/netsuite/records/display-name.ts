/** What NetSuite shows instead of an id: `refName` in JSON, `BUILTIN.DF` in SuiteQL. */
import type { Definitions } from './record-definitions.ts';
import type { RecordStore } from './record-store.ts';
import type { StoredRecord } from './types.ts';

const shown = (record: StoredRecord, field: string): string => {
  const value = record.fields[field];
  return typeof value === 'string' ? value : '';
};

const customerName = (record: StoredRecord): string => {
  const [number, name] = [shown(record, 'entityId'), shown(record, 'altName')];
  return name === '' || name === number ? number : `${number} ${name}`;
};

/** "CUS1001 Example Ltd", "Sales Order #SO1001", "Net 30". */
export const displayName = (definitions: Definitions, record: StoredRecord): string => {
  const { family, label, nameField } = definitions.of(record.type);
  if (record.type === 'customer') return customerName(record);
  if (record.type === 'account') return `${shown(record, 'acctNumber')} ${shown(record, 'acctName')}`.trim();
  return family === 'transaction' ? `${label} #${shown(record, nameField)}` : shown(record, nameField);
};

/** The record a reference points to, whichever of its target types it is. */
export const targetOf = (store: RecordStore, targets: readonly string[], id: string): StoredRecord | undefined =>
  targets.map((type) => store.get(type, id)).find((record) => record !== undefined);
