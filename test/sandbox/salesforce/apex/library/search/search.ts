/**
 * The class Search: searches given as text.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_search.htm
 */
import { callSiteOf } from '../../runtime/call-site.ts';
import { transaction } from '../../runtime/current.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import { runSearch } from '../../search/run-search.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { ApexList } from '../../values/list.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { accessIn } from '../database/save-methods.ts';
import { libraryClass, type LibraryClass } from '../define.ts';

const search = (text: string | null, ...args: readonly unknown[]): ApexList => {
  if (text === null) throw nullPointer();
  return runSearch(transaction().data.org, { text, access: accessIn(args), find: callSiteOf(args).find });
};

/** What was found, by object. */
export class SearchResults extends ApexValue {
  readonly lists: ApexList;

  constructor(lists: ApexList) {
    super();
    this.lists = lists;
  }
}

export class SearchResult extends ApexValue {
  readonly record: SObjectValue;

  constructor(record: SObjectValue) {
    super();
    this.record = record;
  }
}

const resultsFor = ({ lists }: SearchResults, object: string | null): ApexList => {
  if (object === null) throw nullPointer();
  const records = lists.items.flatMap((list) => (list instanceof ApexList ? list.items : []));
  return new ApexList(
    'List<Search.SearchResult>',
    records
      .filter((record) => record instanceof SObjectValue && record.type.toLowerCase() === object.toLowerCase())
      .map((record) => (record instanceof SObjectValue ? new SearchResult(record) : record)),
  );
};

const find = (text: string | null, ...args: readonly unknown[]): SearchResults =>
  new SearchResults(search(text, ...args));

export const searchClasses: readonly LibraryClass[] = [
  libraryClass({
    name: 'System.Search',
    members: {
      'static List<List<SObject>> query(String query)': search,
      'static List<List<SObject>> query(String query, System.AccessLevel access)': search,
      'static Search.SearchResults find(String query)': find,
      'static Search.SearchResults find(String query, System.AccessLevel access)': find,
    },
  }),
  libraryClass({
    name: 'Search.SearchResults',
    holds: (value) => value instanceof SearchResults,
    members: { 'List<Search.SearchResult> get(String sObjectType)': resultsFor },
  }),
  libraryClass({
    name: 'Search.SearchResult',
    holds: (value) => value instanceof SearchResult,
    members: { 'SObject getSObject()': ({ record }: SearchResult) => record },
  }),
];
