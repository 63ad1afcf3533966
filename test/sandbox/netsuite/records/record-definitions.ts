/**
 * Every record type of the account by its REST name, with the account's custom fields where they belong. Types NetSuite has
 * and the sandbox has not are refused by name.
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { CustomField } from '../account/account.ts';
import type { Preferences } from '../account/preferences.ts';
import { recordDoesNotExist } from './refusals.ts';
import type { FieldDefinition, Fields, RecordDefinition } from './definition.ts';
import { entityDefinitions } from './definitions/entities.ts';
import { itemDefinitions } from './definitions/items.ts';
import { listDefinitions } from './definitions/lists.ts';
import { transactionDefinitions } from './definitions/transactions.ts';
import { UNSUPPORTED_RECORD_TYPES } from './definitions/unsupported-types.ts';

export type Definitions = {
  /** The type's tables; its name is matched without case. @throws Unsupported, or 404 for a name NetSuite does not know */
  of(type: string): RecordDefinition;
  readonly all: readonly RecordDefinition[];
};

const PREFIX_OF = { custbody: 'transaction', custentity: 'entity', custitem: 'item', custcol: 'line' } as const;

const placeOf = (id: string): string | undefined =>
  Object.entries(PREFIX_OF).find(([prefix]) => id.startsWith(prefix))?.[1];

const fieldOf = (field: CustomField, preferences: Preferences): FieldDefinition => ({
  kind: field.kind,
  ...(field.kind === 'text' ? { maxLength: field.maxLength ?? preferences.customTextMaxLength } : {}),
  ...(field.targets === undefined ? {} : { targets: field.targets }),
  ...(field.label === undefined ? {} : { label: field.label }),
});

/** The record tables of an account with these custom fields. */
export const definitionsFor = (customFields: readonly CustomField[], preferences: Preferences): Definitions => {
  const fieldsAt = (place: string): Fields =>
    Object.fromEntries(
      customFields.filter(({ id }) => placeOf(id) === place).map((field) => [field.id, fieldOf(field, preferences)]),
    );
  const columns = fieldsAt('line');

  const withCustomFields = (definition: RecordDefinition): RecordDefinition => {
    const { item } = definition.sublists;
    const sublists =
      definition.family === 'transaction' && item !== undefined
        ? { ...definition.sublists, item: { ...item, fields: { ...item.fields, ...columns } } }
        : definition.sublists;
    return { ...definition, fields: { ...definition.fields, ...fieldsAt(definition.family) }, sublists };
  };

  const all = [...listDefinitions, ...entityDefinitions, ...itemDefinitions, ...transactionDefinitions].map(
    withCustomFields,
  );
  const byName = new Map(all.map((definition) => [definition.type.toLowerCase(), definition]));

  return {
    all,
    of(type) {
      const found = byName.get(type.toLowerCase()) ?? byName.get(type);
      if (found !== undefined) return found;
      if (UNSUPPORTED_RECORD_TYPES.has(type.toLowerCase())) throw new Unsupported(`the record type ${type}`);
      throw recordDoesNotExist();
    },
  };
};
