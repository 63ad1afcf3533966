import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { activatedCurrencies } from './currency-records.ts';
import type { OrgSchema } from './org-schema.ts';
import { queryInGroups } from './query-in-groups.ts';
import { queryAll } from './records.ts';

/**
 * What changed in Salesforce since a moment, as the keys that held work waits for: `Account:001…`, `alias:Product:GTXPro`,
 * `currency:EUR` for a currency that is active now.
 * Our own writes count too: the last write to a record may be ours and hide a person's just before it.
 */
const WATCHED = ['Account', 'Product2', 'Order', 'OrderItem', 'Contract', 'ContractPrice__c', 'Opportunity'] as const;
/** Deleting one settles as much as correcting it. */
const DELETABLE: readonly string[] = ['ContractPrice__c'];

const idRecord = z.object({ Id: z.string() });
const aliasRecord = z.object({ Kind__c: z.string(), FromValue__c: z.string() });

export const changedRecords =
  (connection: SalesforceConnection, schema: OrgSchema) =>
  async (moment: Date, among: readonly string[]): Promise<ReadonlySet<string>> => {
    const news = `SystemModstamp >= ${moment.toISOString()}`;
    const changed = new Set<string>();
    for (const object of WATCHED) {
      const ids = idsOf(among, object);
      for (const id of await changedIds(connection, { object, news, ids })) changed.add(`${object}:${id}`);
      if (!DELETABLE.includes(object)) continue;
      for (const id of await goneIds(connection, object, ids)) changed.add(`${object}:${id}`);
    }
    for (const key of await changedAliases(connection, news, among)) changed.add(key);
    for (const key of await activatedCurrencies({ connection, schema }, among)) changed.add(key);
    return changed;
  };

const idsOf = (keys: readonly string[], object: string): readonly string[] =>
  keys.flatMap((key) => (key.startsWith(`${object}:`) ? [key.slice(object.length + 1)] : []));

type Question = { readonly object: string; readonly news?: string; readonly ids: readonly string[] };

const goneIds = async (
  connection: SalesforceConnection,
  object: string,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const there = new Set(await changedIds(connection, { object, ids }));
  return ids.filter((id) => !there.has(id));
};

/** Those of the ids that are there and, where `news` says since when, have changed. */
const changedIds = async (
  connection: SalesforceConnection,
  { object, news, ids }: Question,
): Promise<readonly string[]> => {
  const since = news === undefined ? '' : `${news} AND `;
  const soql = (list: string) => `SELECT Id FROM ${object} WHERE ${since}Id IN ${list}`;
  return (await queryInGroups(connection, { values: ids, soql }, idRecord)).map(({ Id }) => Id);
};

/** Aliases are compared without regard to case, as they are applied. */
const changedAliases = async (
  connection: SalesforceConnection,
  news: string,
  among: readonly string[],
): Promise<readonly string[]> => {
  const waited = new Map(among.filter((key) => key.startsWith('alias:')).map((key) => [key.toLowerCase(), key]));
  if (waited.size === 0) return [];
  const aliases = await queryAll(
    connection,
    `SELECT Kind__c, FromValue__c FROM ValueAlias__c WHERE ${news}`,
    aliasRecord,
  );
  return aliases.flatMap(
    ({ Kind__c: kind, FromValue__c: from }) => waited.get(`alias:${kind}:${from}`.toLowerCase()) ?? [],
  );
};
