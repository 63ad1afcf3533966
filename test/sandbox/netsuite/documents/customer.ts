/** A customer: named, numbered, at home in one company, dealing in its primary currency and any others on its list. */
import { asText, idOf, isBlank, textOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { nameKey, nameSpaceOf } from '../records/name-uniqueness.ts';
import { contactExists, entityExists, invalidChoice, pleaseEnter, refused } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import { completeAddressBook } from './address-book.ts';
import { fill } from './document-header.ts';
import { baseCurrencyOf } from './exchange-rates.ts';
import type { Ledger, RecordRules } from './ledger.ts';

const CLOSED_WON = '13';

const fullName = ({ fields }: Draft): string =>
  [fields['firstName'], fields['middleName'], fields['lastName']]
    .map(asText)
    .filter((part) => part !== '')
    .join(' ');

const requireName = ({ fields }: Draft): void => {
  if (fields['isPerson'] === true) {
    const missing = [
      ...(isBlank(fields['firstName']) ? ['First Name'] : []),
      ...(isBlank(fields['lastName']) ? ['Last Name'] : []),
    ];
    if (missing.length > 0) throw pleaseEnter(missing);
  } else if (isBlank(fields['companyName'])) throw pleaseEnter(['Company Name']);
};

const nameOf = (draft: Draft): string => textOf(draft.fields['companyName']) ?? fullName(draft);

const entityId = ({ account, store }: Ledger, draft: Draft): string =>
  account.preferences.autoNumberEntities ? `CUS${store.next('CUS')}` : nameOf(draft);

/** @throws NetSuiteError when another entity has this name, compared without case */
export const mustBeUnique = ({ store, definitions }: Ledger, draft: Draft): void => {
  const key = nameKey(draft.type, asText(draft.fields['entityId']), draft.fields);
  const holder = store.idOfName(nameSpaceOf(definitions.of(draft.type)), key);
  if (holder === undefined || holder === draft.id) return;
  throw draft.type === 'contact' ? contactExists() : entityExists();
};

const stage = ({ store }: Ledger, draft: Draft): string =>
  textOf(store.get('customerStatus', idOf(draft.fields['entityStatus']) ?? '')?.fields['stage']) ?? 'CUSTOMER';

/** The primary currency is always on the list. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N1397405.html */
const currencyList = ({ store }: Ledger, draft: Draft): void => {
  const lines = (draft.sublists['currencyList'] ??= []);
  const primary = idOf(draft.fields['currency']);
  if (primary === undefined || lines.some((line) => idOf(line.fields['currency']) === primary)) return;
  const line = Math.max(0, ...lines.map((each) => each.line)) + 1;
  lines.push({ line, lineUniqueKey: String(store.next('lineUniqueKey')), fields: { currency: { id: primary } } });
};

/** A currency that the customer has documents in stays on the list. */
const checkCurrencies = ({ store }: Ledger, draft: Draft): void => {
  const kept = new Set((draft.sublists['currencyList'] ?? []).map((line) => idOf(line.fields['currency'])));
  const removed = (draft.previous?.sublists['currencyList'] ?? [])
    .map((line) => idOf(line.fields['currency']))
    .filter((currency) => !kept.has(currency));
  if (removed.length === 0) return;
  const isUsed = Iterator.from(store.documentsOf(draft.id)).some(({ fields }) =>
    removed.includes(idOf(fields['currency'])),
  );
  if (isUsed) throw refused('currencyInUse', 'currencyList');
};

/** A credit limit is meant in the primary currency. */
const forgetCreditLimit = ({ previous, fields, given }: Draft): void => {
  if (previous === undefined || given.has('creditLimit')) return;
  if (idOf(previous.fields['currency']) !== idOf(fields['currency'])) fields['creditLimit'] = null;
};

const checkParent = ({ store }: Ledger, draft: Draft): void => {
  for (let id = idOf(draft.fields['parent']); id !== undefined; id = idOf(store.get('customer', id)?.fields['parent']))
    if (id === draft.id) throw invalidChoice(id, 'parent', 'parent');
};

/** A customer with documents stays with its company. */
const checkMove = ({ store }: Ledger, draft: Draft): void => {
  const before = idOf(draft.previous?.fields['subsidiary']);
  const after = idOf(draft.fields['subsidiary']);
  if (before === undefined || before === after) return;
  const [document] = store.documentsOf(draft.id);
  if (document !== undefined) throw invalidChoice(after ?? '', 'subsidiary', 'subsidiary');
};

const switches: Readonly<Record<string, StoredRecord['fields'][string]>> = {
  isInactive: false,
  taxable: true,
  emailPreference: 'DEFAULT',
  creditHoldOverride: 'AUTO',
};

const defaults = (ledger: Ledger, draft: Draft): void => {
  draft.fields['isPerson'] ??= false;
  requireName(draft);
  for (const [field, value] of Object.entries(switches)) fill(draft, field, value);
  if (isBlank(draft.fields['subsidiary'])) return;
  const company = idOf(draft.fields['subsidiary']) ?? '';
  fill(draft, 'currency', { id: baseCurrencyOf(ledger, company) });
  if (ledger.store.get('customerStatus', CLOSED_WON) !== undefined) fill(draft, 'entityStatus', { id: CLOSED_WON });
  if (isBlank(draft.fields['entityId'])) draft.fields['entityId'] = entityId(ledger, draft);
};

const complete = (ledger: Ledger, draft: Draft): void => {
  mustBeUnique(ledger, draft);
  checkParent(ledger, draft);
  checkMove(ledger, draft);
  draft.fields['altName'] = nameOf(draft);
  draft.fields['stage'] = stage(ledger, draft);
  currencyList(ledger, draft);
  checkCurrencies(ledger, draft);
  forgetCreditLimit(draft);
  completeAddressBook(ledger, draft);
};

export const customerRules: RecordRules = {
  defaults,
  complete,
  deleting: ({ store }, record) => {
    const [document] = store.documentsOf(record.id);
    if (document !== undefined) throw refused('recordInUse');
  },
};
