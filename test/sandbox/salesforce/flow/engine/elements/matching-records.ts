/**
 * Create Records that looks for matching records first, and updates them instead.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_create.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { SObjectValue } from '../../../apex/values/sobject.ts';
import type { FlowRecordCreate } from '../../definition/flow-elements.ts';
import { FlowFault } from '../fault.ts';
import { findRecords } from '../find-records.ts';
import { attempt } from './attempt.ts';
import type { Saving } from './save-together.ts';

/** The records found, the latest first. */
type Found = readonly SObjectValue[];

/** What becomes of so many: those that are updated, or undefined for a new record. */
const OPERATIONS: Readonly<Record<string, (found: Found) => Found | undefined>> = {
  None: () => [],
  UpdateAllRecords: (found) => found,
  UpdateLatestRecord: (found) => found.slice(0, 1),
};

const operationFor = (source: FlowRecordCreate, count: number): string | undefined => {
  if (count === 0) return source.operationZeroMatchingRecords;
  return (count === 1 ? source.operationOneMatchingRecord : source.operationMultMatchingRecords) ?? 'UpdateAllRecords';
};

const toUpdate = (source: FlowRecordCreate, found: Found): Found | undefined => {
  const operation = operationFor(source, found.length);
  if (operation === undefined) return undefined;
  const choose = OPERATIONS[operation];
  if (choose === undefined) throw new Unsupported(`${operation} for matching records in a Create Records element`);
  return choose(found);
};

const withId = (template: SObjectValue, id: string | null): SObjectValue => {
  const record = new SObjectValue(template.type, template.fields);
  record.fields.set('Id', id);
  return record;
};

const replaced = (source: FlowRecordCreate, { scope, records }: Saving, found: Found): Saving => {
  const matched = toUpdate(source, found);
  const [template] = records;
  if (matched === undefined || template === undefined) return { scope, records };
  return { scope, records: matched.map(({ id }) => withId(template, id)) };
};

/**
 * @param savings a new record for each interview
 * @returns in their order, the new record or those found with its values; one query, however many there are
 */
export const withMatching = (source: FlowRecordCreate, savings: readonly Saving[]): readonly (Saving | FlowFault)[] => {
  const { filters, filterLogic } = source;
  const searches = savings.map(({ scope, records }) => ({
    scope,
    search: {
      ...{ object: records[0]?.type ?? '', filters, filterLogic, fields: ['Id'] },
      ...{ sortField: 'LastModifiedDate', sortOrder: 'Desc' as const },
    },
  }));
  const found = findRecords(searches);
  return savings.map((saving, at) => {
    const rows = found[at] ?? [];
    return rows instanceof FlowFault ? rows : attempt(() => replaced(source, saving, rows));
  });
};
