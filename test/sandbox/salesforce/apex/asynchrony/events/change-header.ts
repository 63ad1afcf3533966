/**
 * What a change event tells of a saved row: its header, and the fields that changed.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm
 */
import type { HookRow, SaveEvent, SaveOperation } from '../../../data/save-hooks.ts';
import type { Value } from '../../../data/types.ts';
import { PlainObject } from '../../library/system/plain-object.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexList } from '../../values/list.ts';

const CHANGE_TYPES: Readonly<Record<SaveOperation, string>> = {
  insert: 'CREATE',
  update: 'UPDATE',
  delete: 'DELETE',
  undelete: 'UNDELETE',
};

type Values = Readonly<Record<string, Value>>;

const present = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** An update carries what is new, a deletion nothing, the others all they have. */
export const changedValues = (operation: SaveOperation, { before, values }: HookRow): Values => {
  if (operation === 'delete') return {};
  if (operation !== 'update') return present(values);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (before?.[name] ?? null)));
};

const texts = (values: readonly string[]): ApexList => new ApexList('List<String>', [...values]);

export type Change = { readonly event: SaveEvent; readonly row: HookRow; readonly changed: Values };

/** @param sequence counts the changes of the transaction, from 1 */
export const changeHeader = ({ event, row, changed }: Change, running: Transaction, sequence: number): PlainObject => {
  const { operation, object } = event;
  const isUpdate = operation === 'update';
  const names = isUpdate ? Object.keys(changed) : [];
  const at = BigInt(running.now().getTime());
  return new PlainObject('EventBus.ChangeEventHeader', {
    entityName: object.name,
    recordIds: texts([String(row.values.Id ?? row.before?.Id ?? '')]),
    changeType: CHANGE_TYPES[operation],
    changeOrigin: '',
    transactionKey: running.id,
    sequenceNumber: sequence,
    commitTimestamp: at,
    commitNumber: at,
    commitUser: running.user.userId,
    changedFields: texts(names),
    nulledFields: texts(names.filter((name) => changed[name] === null)),
    diffFields: texts([]),
  });
};
