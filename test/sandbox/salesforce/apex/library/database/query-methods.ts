/**
 * Queries given as text: `Database.query`, `countQuery`, `getQueryLocator`, and the same with a map of binds.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_soql.htm
 */
import type { DynamicQuery } from '../../data/run-query.ts';
import { callSiteOf } from '../../runtime/call-site.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import type { Callable } from '../../types/class-info.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { QueryLocator } from './query-locator.ts';
import { accessIn } from './save-methods.ts';
import { work } from './work.ts';

type Arguments = readonly unknown[];

/** Binds by name in any case; one that the map lacks is none. */
const findIn =
  (binds: ApexMap) =>
  (name: string): unknown => {
    const found = binds.entries().find(({ key }) => String(key).toLowerCase() === name.toLowerCase());
    if (found === undefined)
      throw apexException('System.QueryException', `Key '${name}' does not exist in the bindMap`);
    return found.value;
  };

const request = (text: unknown, args: Arguments): DynamicQuery => {
  if (typeof text !== 'string') throw nullPointer();
  const binds = args.find((arg) => arg instanceof ApexMap);
  const { find, sharing } = callSiteOf(args);
  return { text, access: accessIn(args), sharing, find: binds === undefined ? find : findIn(binds) };
};

const query: Callable = (text: unknown, ...args: Arguments) => work().queryDynamic(request(text, args));

const count: Callable = (text: unknown, ...args: Arguments) => work().countDynamic(request(text, args));

const locator: Callable = (subject: unknown, ...args: Arguments) => {
  if (subject instanceof ApexList) return new QueryLocator(undefined, subject);
  const asked = request(subject, args);
  return new QueryLocator(asked.text, work().queryDynamic({ ...asked, rowLimit: 'queryLocatorRows' }));
};

const TEXT = ['String query', 'String query, System.AccessLevel access'];
const BINDS = ['String query, Map<String,Object> binds, System.AccessLevel access'];
const RECORDS = ['List<SObject> records', 'List<SObject> records, System.AccessLevel access'];

const rows = (returned: string, parameters: readonly string[], does: Callable): Readonly<Record<string, Callable>> =>
  Object.fromEntries(parameters.map((list) => [`static ${returned}(${list})`, does]));

export const queryMethods: Readonly<Record<string, Callable>> = {
  ...rows('List<SObject> query', TEXT, query),
  ...rows('List<SObject> queryWithBinds', BINDS, query),
  ...rows('Integer countQuery', TEXT, count),
  ...rows('Integer countQueryWithBinds', BINDS, count),
  ...rows('Database.QueryLocator getQueryLocator', [...TEXT, ...RECORDS], locator),
  ...rows('Database.QueryLocator getQueryLocatorWithBinds', BINDS, locator),
};
