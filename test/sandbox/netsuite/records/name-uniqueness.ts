/** Within what a name must be unique: customers and employees together, items together, contacts within their company. */
import type { RecordDefinition } from './definition.ts';
import { asText } from './draft.ts';
import type { StoredRecord } from './types.ts';

const CONTACT = 'contact';

/** The space a record type's names live in. */
export const nameSpaceOf = ({ type, family }: RecordDefinition): string => (type === CONTACT ? CONTACT : family);

/** The name as it is compared within its space. */
export const nameKey = (type: string, name: string, fields: StoredRecord['fields']): string =>
  type === CONTACT ? `${asText(fields['company'])}/${name}` : name;
