/**
 * The org as the Tooling API queries it: its own records, and beside them those of test runs, coverage and logs.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
import { openStore, type Store } from '../../../data/store.ts';
import type { Table } from '../../../data/table.ts';
import type { Caller, Org, SObjectRecord, Value } from '../../../data/types.ts';
import { schemaOf } from '../../../schema/schema.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import { runSoql, type JsonRecord } from '../../../soql/index.ts';
import { TOOLING_OBJECTS } from './tooling-objects.ts';

type Values = Readonly<Record<string, Value>>;

export type ToolingOrg = {
  /** @returns the id of the new row */
  write(caller: Caller, object: string, values: Values): string;
  change(object: string, id: string, values: Values): void;
  drop(object: string, id: string): void;
  /** Takes away all rows of an object that have these values. */
  dropWhere(object: string, values: Values): void;
  /** The answer of a query. @throws SoqlError */
  query(soql: string, apiVersion: string): object;
};

/** A date-time as rows hold it. */
export const instantOf = (at: Date): string => at.toISOString();

const blank = (object: ObjectSchema): Values =>
  Object.fromEntries([...object.fields.values()].map(({ name, type }) => [name, type === 'boolean' ? false : null]));

/** The lines of a class are an object of their own, kept as text. */
const withCoverage = (record: JsonRecord): object => {
  const { Coverage: text } = record;
  const lines: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  return lines === undefined ? record : { ...record, Coverage: lines };
};

const objectNamed = (schema: Schema, name: string): ObjectSchema => {
  const object = schema.find(name);
  if (object === undefined) throw new Error(`the Tooling API has no ${name}`);
  return object;
};

/** The org with the rows of `store` beside its own. */
const viewOf = (org: Org, own: Schema, store: Store): Org => {
  const tableOf = (name: string): Table | undefined => {
    const object = own.find(name);
    return object === undefined ? undefined : store.table(object);
  };
  return {
    ...org,
    schema: schemaOf({ objects: [...org.schema.all(), ...TOOLING_OBJECTS], metadataRecords: [] }),
    rows: (object) => tableOf(object)?.live() ?? org.rows(object),
    allRows: (object) => tableOf(object)?.all() ?? org.allRows(object),
    byId: (object, id) => {
      const table = tableOf(object);
      return table === undefined ? org.byId(object, id) : table.get(id);
    },
    lookup: (object, field, value) => tableOf(object)?.find(field, value) ?? org.lookup(object, field, value),
  };
};

/** @param org whose own records are queried, too */
export const openToolingOrg = (org: Org): ToolingOrg => {
  const own = schemaOf({ objects: TOOLING_OBJECTS, metadataRecords: [] });
  const store = openStore(own);
  const view = viewOf(org, own, store);
  const objectOf = (name: string): ObjectSchema => objectNamed(own, name);
  const change = (name: string, id: string, values: Values): void => {
    const object = objectOf(name);
    const before = store.table(object).get(id);
    const LastModifiedDate = instantOf(org.clock.now());
    store.put(object, {
      ...(before ?? blank(object)),
      LastModifiedDate,
      SystemModstamp: LastModifiedDate,
      ...values,
      Id: id,
    });
  };
  return {
    write(caller, name, values) {
      const id = store.nextId(objectOf(name));
      const by = { CreatedById: caller.userId, LastModifiedById: caller.userId };
      change(name, id, { CreatedDate: instantOf(org.clock.now()), ...by, ...values });
      return id;
    },
    change,
    drop: (name, id) => store.table(objectOf(name)).drop(id),
    dropWhere(name, values) {
      const table = store.table(objectOf(name));
      const isMeant = (row: SObjectRecord): boolean =>
        Object.entries(values).every(([field, value]) => row[field] === value);
      for (const row of [...table.all()]) if (isMeant(row)) table.drop(row.Id);
    },
    query(soql, apiVersion) {
      const { totalSize, records } = runSoql(view, { soql, includeDeleted: false, apiVersion });
      return { size: records.length, totalSize, done: true, queryLocator: null, records: records.map(withCoverage) };
    },
  };
};
