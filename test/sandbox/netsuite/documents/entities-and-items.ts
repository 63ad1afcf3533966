/** Contacts, employees, items and the account's lists: unique names and a few defaults. */
import { Unsupported } from '../../shared/unsupported.ts';
import { asText, idOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { itemExists, pleaseEnter, refused } from '../records/refusals.ts';
import { completeAddressBook } from './address-book.ts';
import { mustBeUnique } from './customer.ts';
import { fill } from './document-header.ts';
import type { Ledger, RecordRules } from './ledger.ts';

const personName = ({ fields }: Draft): string =>
  [fields['firstName'], fields['lastName']]
    .map(asText)
    .filter((part) => part !== '')
    .join(' ');

export const personRules: RecordRules = {
  defaults: ({ store }, draft) => {
    fill(draft, 'isInactive', false);
    const name = personName(draft);
    if (name !== '') fill(draft, 'entityId', name);
    fill(draft, 'subsidiary', store.get('customer', idOf(draft.fields['company']) ?? '')?.fields['subsidiary']);
  },
  complete: (ledger, draft) => {
    mustBeUnique(ledger, draft);
    completeAddressBook(ledger, draft);
  },
};

const completeItem = (ledger: Ledger, draft: Draft): void => {
  const holder = ledger.store.idOfName('item', asText(draft.fields['itemId']));
  if (holder !== undefined && holder !== draft.id) throw itemExists();
  if ((draft.sublists['subsidiary'] ?? []).length === 0) throw pleaseEnter(['Subsidiary']);
  draft.fields['itemType'] = ledger.definitions.of(draft.type).code ?? null;
};

const SALES = ['salesOrder', 'invoice', 'creditMemo'] as const;

/** Whether any document has the item on a line. */
const isSold = ({ store }: Ledger, itemId: string): boolean =>
  SALES.some((type) =>
    Iterator.from(store.list(type)).some(({ sublists }) =>
      (sublists['item'] ?? []).some(({ fields }) => idOf(fields['item']) === itemId),
    ),
  );

export const itemRules: RecordRules = {
  defaults: (_ledger, draft) => {
    fill(draft, 'isInactive', false);
    fill(draft, 'includeChildren', false);
    fill(draft, 'isFulfillable', draft.type === 'inventoryItem');
    fill(draft, 'subtype', 'Sale');
  },
  complete: completeItem,
  deleting: (ledger, record) => {
    if (isSold(ledger, record.id)) throw refused('recordInUse');
  },
};

/** "Parent Company : Germany". */
const fullNameOf = ({ store }: Ledger, draft: Draft): string => {
  const names = [asText(draft.fields['name'])];
  for (let id = idOf(draft.fields['parent']); id !== undefined && names.length < 20;) {
    const parent = store.get(draft.type, id);
    names.unshift(asText(parent?.fields['name']));
    id = idOf(parent?.fields['parent']);
  }
  return names.join(' : ');
};

export const listRules: RecordRules = {
  defaults: (_ledger, draft) => fill(draft, 'isInactive', false),
  deleting: (_ledger, { type }) => {
    throw new Unsupported(`deleting the record type ${type}`);
  },
  complete: (ledger, draft) => {
    if (draft.type === 'subsidiary') draft.fields['fullName'] = fullNameOf(ledger, draft);
  },
};
