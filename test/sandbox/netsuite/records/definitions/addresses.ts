/** An address as a sub-record: of a customer's address book line, of a document's bill-to and ship-to. */
import { boolean, choice, text } from '../definition.ts';
import type { Fields } from '../definition.ts';
import { COUNTRIES } from '../../account/countries.ts';

export const addressFields: Fields = {
  addressee: text(83),
  attention: text(83),
  addr1: text(150),
  addr2: text(150),
  addr3: text(150),
  addrPhone: text(32),
  addrText: { kind: 'text', maxLength: 999, readOnly: true },
  city: text(50),
  country: choice(COUNTRIES),
  state: text(50),
  zip: text(36),
  override: boolean,
};
