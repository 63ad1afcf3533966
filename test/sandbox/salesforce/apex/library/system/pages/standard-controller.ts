/**
 * The controllers that Visualforce gives to a page about one record, or about some.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ApexPages_StandardController.htm
 */
import { nullPointer } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import type { DmlSite } from '../../../runtime/transaction.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { ApexList } from '../../../values/list.ts';
import type { SObjectValue } from '../../../values/sobject.ts';
import { libraryClass } from '../../define.ts';
import { PageReference } from './page-reference.ts';

const DEFAULT_PAGE_SIZE = 20;

const dml = (verb: DmlSite['verb'], value: SObjectValue | ApexList): void => {
  transaction().data.dml({ verb, access: 'user', sharing: 'with' }, value, null);
};

class StandardController extends ApexValue {
  readonly record: SObjectValue;

  constructor(record: SObjectValue) {
    super();
    this.record = record;
  }

  page(suffix = ''): PageReference {
    return new PageReference(`/${this.record.id ?? ''}${suffix}`);
  }

  save(): PageReference {
    dml(this.record.id === null ? 'insert' : 'update', this.record);
    return this.page();
  }

  delete(): PageReference {
    dml('delete', this.record);
    return new PageReference(`/${(this.record.id ?? '').slice(0, 3)}`);
  }
}

export const standardController = libraryClass({
  name: 'ApexPages.StandardController',
  holds: (value) => value instanceof StandardController,
  members: {
    'new(SObject record)': (record: SObjectValue | null) => {
      if (record === null) throw nullPointer();
      return new StandardController(record);
    },
    // In tests, as documented, it does not read fields that the record lacks.
    'void addFields(List<String> fieldNames)': () => undefined,
    'PageReference cancel()': (self: StandardController) => self.page(),
    'PageReference delete()': (self: StandardController) => self.delete(),
    'PageReference edit()': (self: StandardController) => self.page('/e'),
    'String getId()': ({ record }: StandardController) => record.id,
    'SObject getRecord()': ({ record }: StandardController) => record,
    'PageReference save()': (self: StandardController) => self.save(),
    'PageReference view()': (self: StandardController) => self.page(),
  },
});

class StandardSetController extends ApexValue {
  readonly records: ApexList;
  pageSize = DEFAULT_PAGE_SIZE;
  /** From 1. */
  pageNumber = 1;
  selected: ApexList;

  constructor(records: ApexList) {
    super();
    this.records = records;
    this.selected = new ApexList(records.type);
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.records.size / this.pageSize));
  }

  get shown(): ApexList {
    const start = (this.pageNumber - 1) * this.pageSize;
    return new ApexList(this.records.type, this.records.items.slice(start, start + this.pageSize));
  }

  goTo(page: number): void {
    this.pageNumber = Math.min(Math.max(1, page), this.pages);
  }

  save(): null {
    if (this.records.size > 0) dml('update', this.records);
    return null;
  }
}

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw nullPointer();
  return value;
};

export const standardSetController = libraryClass({
  name: 'ApexPages.StandardSetController',
  holds: (value) => value instanceof StandardSetController,
  members: {
    'new(List<SObject> records)': (records: ApexList | null) => new StandardSetController(given(records)),
    'void first()': (self: StandardSetController) => {
      self.goTo(1);
    },
    'void last()': (self: StandardSetController) => {
      self.goTo(self.pages);
    },
    'void next()': (self: StandardSetController) => {
      self.goTo(self.pageNumber + 1);
    },
    'void previous()': (self: StandardSetController) => {
      self.goTo(self.pageNumber - 1);
    },
    'Boolean getCompleteResult()': () => true,
    'Boolean getHasNext()': (self: StandardSetController) => self.pageNumber < self.pages,
    'Boolean getHasPrevious()': (self: StandardSetController) => self.pageNumber > 1,
    'Integer getPageNumber()': ({ pageNumber }: StandardSetController) => pageNumber,
    'Integer getPageSize()': ({ pageSize }: StandardSetController) => pageSize,
    'SObject getRecord()': ({ records }: StandardSetController) => records.items[0] ?? null,
    'List<SObject> getRecords()': ({ shown }: StandardSetController) => shown,
    'Integer getResultSize()': ({ records }: StandardSetController) => records.size,
    'List<SObject> getSelected()': ({ selected }: StandardSetController) => selected,
    'PageReference save()': (self: StandardSetController) => self.save(),
    'PageReference cancel()': () => null,
    'void setPageNumber(Integer pageNumber)': (self: StandardSetController, page: number | null) => {
      self.goTo(given(page));
    },
    'void setPageSize(Integer pageSize)': (self: StandardSetController, size: number | null) => {
      self.pageSize = given(size);
    },
    'void setSelected(List<SObject> records)': (self: StandardSetController, records: ApexList | null) => {
      self.selected = given(records);
    },
  },
});
