/**
 * Runs searches of Apex, written in code or put together as text. In a test a search finds what the test says and nothing else.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_SOSL_unit_tests.htm
 */
import type { Org } from '../../data/types.ts';
import type { QuerySite } from '../compiler/query-site.ts';
import { dynamicRequest, runQuery, type FindVariable } from '../data/run-query.ts';
import { fixedSearchResults } from '../library/system/testing/test.ts';
import { transaction } from '../runtime/current.ts';
import { apexException } from '../runtime/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { matcher } from './match-term.ts';
import { parseSosl, type Sosl, type Wanted } from './parse-sosl.ts';

const IDS = 'searchedIds';
const SHORTEST_TERM = 2;

const termOf = ({ term }: Sosl, find: FindVariable): string => {
  const text = 'bind' in term ? find(term.bind) : term.text;
  if (typeof text === 'string' && text.replaceAll(/[*?]/g, '').length >= SHORTEST_TERM) return text;
  throw apexException('System.SearchException', 'search term must be longer than one character');
};

type Searching = { readonly org: Org; readonly sosl: Sosl; readonly term: string; readonly site: Omit<Site, 'text'> };

const found = ({ org, sosl, term }: Searching, { object: name }: Wanted): readonly unknown[] => {
  if (transaction().isTest) return fixedSearchResults() ?? [];
  const object = org.schema.find(name);
  if (object === undefined) return [];
  const isFound = matcher(object, { term, scope: sosl.scope });
  return [...org.rows(object.name)].filter(isFound).map(({ Id }) => Id);
};

const rightsOf = ({ access, sharing = 'without' }: Omit<Site, 'text'>) => ({ access, sharing });

/** The records of one object, by a query for what was found. */
const recordsOf = (searching: Searching, wanted: Wanted): ApexList => {
  const { site, org } = searching;
  const ids = found(searching, wanted).filter(
    (id) => org.schema.findByKeyPrefix(String(id).slice(0, 3))?.name.toLowerCase() === wanted.object.toLowerCase(),
  );
  const condition = wanted.condition === undefined ? '' : ` AND (${wanted.condition})`;
  const text = `SELECT ${wanted.fields} FROM ${wanted.object} WHERE Id IN :${IDS}${condition} ${wanted.tail}`;
  const find: FindVariable = (name) => (name === IDS ? new ApexList('List<Id>', [...ids]) : site.find(name));
  return runQuery(org, { ...dynamicRequest({ text, find, ...rightsOf(site) }), isSearch: true });
};

export type Site = {
  readonly text: string;
  readonly access: QuerySite['access'];
  readonly sharing?: QuerySite['sharing'];
  readonly find: FindVariable;
};

/** @returns a list of records for each object wanted, in that order @throws System.SearchException, System.QueryException */
export const runSearch = (org: Org, { text, ...site }: Site): ApexList => {
  transaction().limits.use('searches');
  const sosl = parseSosl(text);
  const searching = { org, sosl, term: termOf(sosl, site.find), site };
  let left = sosl.limit ?? Number.POSITIVE_INFINITY;
  const lists = sosl.wanted.map((wanted) => {
    const list = recordsOf(searching, wanted);
    const kept = list.items.slice(0, left);
    left -= kept.length;
    return new ApexList(list.type, kept);
  });
  return new ApexList('List<List<SObject>>', lists);
};

/** The text with a name in the place of each bind expression, under which its value is found. */
export const inlineSearch = (org: Org, site: QuerySite, values: readonly unknown[]): ApexList => {
  let text = '';
  let from = 0;
  for (const [index, { start, end }] of site.binds.entries()) {
    text += `${site.text.slice(from, start)}:bind${index}`;
    from = end;
  }
  const find: FindVariable = (name) => values[Number(name.slice('bind'.length))] ?? null;
  return runSearch(org, { text: text + site.text.slice(from), access: site.access, sharing: site.sharing, find });
};
