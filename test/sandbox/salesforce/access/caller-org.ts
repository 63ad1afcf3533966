/**
 * The org as one caller meets it: what they may not see is not there, what they may not do is refused. Every API works on it; for
 * an administrator it is the org itself.
 */
import type { SaveRights } from '../data/save-rights.ts';
import type { Caller, Org, SObjectRecord } from '../data/types.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { accessOf, type UserAccess } from './user-access.ts';
import { visibleSchema } from './visible-schema.ts';
import { rowTestOf, sharedRows, type RowFilter } from '../sharing/shared-rows.ts';

/** Who asks for records: what exists for them, and which records they see. */
export type Asker = { readonly schema: Schema; readonly sees: RowFilter };

/** @param userId everything is there for nobody in particular */
export const askerOf = (org: Org, userId: string | undefined): Asker => {
  if (userId === undefined) return { schema: org.schema, sees: () => undefined };
  return { schema: visibleSchema(org.schema, accessOf(org, userId)), sees: sharedRows(org, userId) };
};

/** What a save asks; undefined for administrators, who may do everything. */
export const rightsOf = (org: Org, { userId }: Caller): SaveRights | undefined => {
  const access = accessOf(org, userId);
  if (access.isAdministrator) return undefined;
  const shown = visibleSchema(org.schema, access);
  return {
    objectFor: (object) => shown.find(object.name),
    mayTouch: (object, row, touch) => rowTestOf(org, { userId, object, touch })?.(row) ?? true,
    mayGiveType: ({ name }, { DeveloperName }) => access.mayEnter('RecordType', `${name}.${String(DeveloperName)}`),
  };
};

/** What sharing alone asks of a save: any object and field, but only records within reach. */
export const sharingRightsOf = (org: Org, { userId }: Caller): SaveRights | undefined => {
  const access = accessOf(org, userId);
  if (access.isAdministrator || access.holds('ModifyAllData')) return undefined;
  return {
    objectFor: (object) => object,
    mayTouch: (object, row, touch) => rowTestOf(org, { userId, object, touch })?.(row) ?? true,
  };
};

/** The object with every field, where those out of reach cannot be written. */
const readOnlyWhereHidden = (object: ObjectSchema, shown: ObjectSchema | undefined): ObjectSchema => {
  const closed = { createable: false, updateable: false };
  const fields = [...object.fields].map(
    ([name, field]) => [name, shown?.fields.get(name) ?? { ...field, ...closed }] as const,
  );
  return { ...(shown ?? { ...object, ...closed, deletable: false }), fields: new Map(fields) };
};

/**
 * What a save of a flow in user mode asks: a flow knows every field, so that one which its user does not see is refused as one
 * that may not be written. Undefined for administrators.
 */
export const flowRightsOf = (org: Org, caller: Caller): SaveRights | undefined => {
  const rights = rightsOf(org, caller);
  const shown = new Map<string, ObjectSchema>();
  return (
    rights && {
      ...rights,
      objectFor(object) {
        const known = shown.get(object.name) ?? readOnlyWhereHidden(object, rights.objectFor(object));
        shown.set(object.name, known);
        return known;
      },
    }
  );
};

const guardedSaves = (org: Org, rights: SaveRights) =>
  ({
    insert: (caller, save) => org.insert(caller, { ...save, rights }),
    update: (caller, save) => org.update(caller, { ...save, rights }),
    upsert: (caller, save) => org.upsert(caller, { ...save, rights }),
    remove: (caller, save) => org.remove(caller, { ...save, rights }),
    undelete: (caller, save) => org.undelete(caller, { ...save, rights }),
    merge: (caller, save) => org.merge(caller, { ...save, rights }),
    purge: (caller, save) => org.purge(caller, { ...save, rights }),
  }) satisfies Pick<Org, 'insert' | 'update' | 'upsert' | 'remove' | 'undelete' | 'merge' | 'purge'>;

const objectIn = ({ schema }: Org, name: string): ObjectSchema => {
  const object = schema.find(name);
  if (object === undefined) throw new Error(`the schema has no ${name}`);
  return object;
};

const guardedReads = (org: Org, sees: RowFilter): Pick<Org, 'rows' | 'allRows' | 'byId' | 'lookup'> => {
  const only = (name: string, rows: Iterable<SObjectRecord>): Iterable<SObjectRecord> => {
    const test = sees(objectIn(org, name));
    return test === undefined ? rows : [...rows].filter(test);
  };
  return {
    rows: (name) => only(name, org.rows(name)),
    allRows: (name) => only(name, org.allRows(name)),
    byId(name, id) {
      const row = org.byId(name, id);
      const test = row === undefined ? undefined : sees(objectIn(org, name));
      return row === undefined || test === undefined || test(row) ? row : undefined;
    },
    lookup: (name, field, value) => [...only(name, org.lookup(name, field, value))],
  };
};

/** The org as the caller meets it. */
export const orgOfCaller = (org: Org, caller: Caller): Org => {
  const rights = rightsOf(org, caller);
  if (rights === undefined) return org;
  const { schema, sees } = askerOf(org, caller.userId);
  return { ...org, schema, ...guardedReads(org, sees), ...guardedSaves(org, rights) };
};

export type { UserAccess };
