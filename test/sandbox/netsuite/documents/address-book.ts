/** An entity's addresses: each has its own id and printed form, at most one is the default for billing and for shipping. */
import { asText } from '../records/draft.ts';
import type { Draft, DraftLine } from '../records/draft.ts';
import { invalidChoice } from '../records/refusals.ts';
import { COUNTRIES } from '../account/countries.ts';
import { STATES } from '../account/states.ts';
import type { FieldValue } from '../records/types.ts';
import type { Ledger } from './ledger.ts';

type Address = Record<string, FieldValue>;

const joined = (parts: readonly (FieldValue | undefined)[], between: string): string =>
  parts
    .map(asText)
    .filter((part) => part !== '')
    .join(between);

const printed = (address: Address): string => {
  const place = joined([address['city'], address['state'], address['zip']], ' ');
  const country = COUNTRIES[asText(address['country'])];
  const { addressee, attention, addr1, addr2, addr3 } = address;
  return joined([addressee, attention, addr1, addr2, addr3, place, country], '\n');
};

/**
 * Calculates the printed form.
 * @throws NetSuiteError when the account checks states and the country has no such state
 */
export const completeAddress = ({ account }: Ledger, address: Address, path: string): void => {
  const states = STATES[asText(address['country'])];
  const state = address['state'];
  if (account.preferences.checkStates && states !== undefined && typeof state === 'string' && !states.has(state))
    throw invalidChoice(state, 'state', `${path}state`);
  address['addrText'] = printed(address);
};

const lastWins = (lines: readonly DraftLine[], field: 'defaultBilling' | 'defaultShipping'): void => {
  const chosen = lines.findLast((line) => line.fields[field] === true && line.given?.names.has(field) === true);
  const holder = chosen ?? lines.find((line) => line.fields[field] === true);
  for (const line of lines) line.fields[field] = line === holder;
};

const completeLine = (ledger: Ledger, line: DraftLine): void => {
  line.fields['internalId'] ??= String(ledger.store.next('addressBook'));
  line.fields['addressId'] ??= String(ledger.store.next('address'));
  const address = line.subrecords?.['addressBookAddress'];
  const path = `${line.given?.path ?? 'addressBook'}.addressBookAddress.`;
  if (address !== undefined) completeAddress(ledger, address, path);
};

export const completeAddressBook = (ledger: Ledger, draft: Draft): void => {
  const lines = draft.sublists['addressBook'] ?? [];
  for (const line of lines) completeLine(ledger, line);
  lastWins(lines, 'defaultBilling');
  lastWins(lines, 'defaultShipping');
};
