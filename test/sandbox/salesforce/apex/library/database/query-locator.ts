/**
 * Database.QueryLocator: the records of a query, for a batch job or to go through one by one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_QueryLocator.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import type { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';

export class QueryLocator extends ApexValue {
  /** Undefined for a query written in code, which is run before the locator is made. */
  readonly text: string | undefined;
  readonly records: ApexList;

  constructor(text: string | undefined, records: ApexList) {
    super();
    this.text = text;
    this.records = records;
  }

  /** Under its Apex key, so that whatever goes through an Iterable finds it. */
  'iterator()'(): QueryLocatorIterator {
    return new QueryLocatorIterator(this.records);
  }
}

export class QueryLocatorIterator extends ApexValue {
  readonly #records: ApexList;
  #next = 0;

  constructor(records: ApexList) {
    super();
    this.#records = records;
  }

  'hasnext()'(): boolean {
    return this.#next < this.#records.size;
  }

  'next()'(): unknown {
    if (!this['hasnext()']()) throw apexException('System.NoSuchElementException', 'No more elements');
    this.#next += 1;
    return this.#records.get(this.#next - 1);
  }
}

const textOf = ({ text }: QueryLocator): string => {
  if (text === undefined) throw new Unsupported('QueryLocator.getQuery of a query that is not given as text');
  return text;
};

export const queryLocator = libraryClass({
  name: 'Database.QueryLocator',
  implements: ['System.Iterable<SObject>'],
  holds: (value) => value instanceof QueryLocator,
  members: {
    'String getQuery()': textOf,
    'Database.QueryLocatorIterator iterator()': (self: QueryLocator) => self['iterator()'](),
  },
});

export const queryLocatorIterator = libraryClass({
  name: 'Database.QueryLocatorIterator',
  implements: ['System.Iterator<SObject>'],
  holds: (value) => value instanceof QueryLocatorIterator,
  members: {
    'Boolean hasNext()': (self: QueryLocatorIterator) => self['hasnext()'](),
    'SObject next()': (self: QueryLocatorIterator) => self['next()'](),
  },
});
