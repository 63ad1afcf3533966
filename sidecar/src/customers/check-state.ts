import type { Finding } from '../shared/failure.ts';
import { fieldInWords } from '../shared/field-words.ts';
import type { Applied, MappedField } from '../shared/mapping.ts';
import type { Account } from './ports.ts';
import { hasStates, stateCode } from './states.ts';

/** The state of a mapped address: its code where the country's addresses need one, or a finding that names what was typed. */

type Stated = { readonly country: string; readonly state: string };

const statedIn = (fields: readonly MappedField[]): Stated | undefined => {
  const country = fields.find(({ field }) => field === 'country')?.value;
  const state = fields.find(({ field }) => field === 'state')?.value;
  if (country?.kind !== 'reference' || state?.kind !== 'text' || !hasStates(country.id)) return undefined;
  return { country: country.id, state: state.value };
};

/** The address with the code of its state; a state that nobody knows stays as it is, for the finding. */
export const withStateCode = (address: Applied): Applied => {
  const stated = statedIn(address.fields);
  const code = stated === undefined ? undefined : stateCode(stated.country, stated.state);
  if (code === undefined) return address;
  const value = { kind: 'text', value: code } as const;
  return { ...address, fields: address.fields.map((each) => (each.field === 'state' ? { ...each, value } : each)) };
};

const FIELD = 'BillingState';

export const stateFindings = (account: Account, address: Applied): readonly Finding[] => {
  const stated = statedIn(address.fields);
  if (stated === undefined || stateCode(stated.country, stated.state) !== undefined) return [];
  const { country, state } = stated;
  return [
    {
      code: 'VALUE_REFUSED',
      severity: 'pause',
      subject: { object: 'Account', id: account.id, name: account.name, field: FIELD, value: state },
      cause: `${fieldInWords(FIELD)} of ${account.name} says "${state}", which is not a state of ${country}.`,
      fix: `Correct ${fieldInWords(FIELD)}, or add a value alias of kind State for "${state}".`,
      owner: 'rep',
      waitsFor: [`Account:${account.id}`, `alias:State:${state}`],
    },
  ];
};
