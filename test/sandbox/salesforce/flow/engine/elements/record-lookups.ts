/** Get Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_getrecords.htm */
import { ApexList } from '../../../apex/values/list.ts';
import { Decimal } from '../../../apex/values/decimal.ts';
import type { SObjectValue } from '../../../apex/values/sobject.ts';
import type { FlowRecordLookup } from '../../definition/flow-elements.ts';
import { FlowFault } from '../fault.ts';
import { findRecords, type Search } from '../find-records.ts';
import { readField } from '../read-field.ts';
import { readValue } from '../read-reference.ts';
import type { Scope } from '../scope.ts';
import { flowNumber } from '../typed-value.ts';
import { writeReference } from '../write-reference.ts';
import { attempt, soundOf } from './attempt.ts';
import type { BatchElement } from './element.ts';

/** Whether there is room for several records: in a collection variable, or under the name of an element that found several. */
const holdsSeveral = ({ plan }: Scope, reference: string): boolean => {
  const name = reference.toLowerCase();
  const element = plan.elements.get(name);
  const isCollection = plan.variables.get(name)?.isCollection === true;
  return isCollection || (element?.kind === 'recordLookups' && element.source.getFirstRecordOnly === false);
};

/** One record is wanted where one is said to be, or where there is only room for one. */
const wantsFirst = (scope: Scope, source: FlowRecordLookup): boolean => {
  if (source.getFirstRecordOnly !== undefined) return source.getFirstRecordOnly;
  const { outputReference } = source;
  return outputReference === undefined || !holdsSeveral(scope, outputReference);
};

const limitOf = (scope: Scope, source: FlowRecordLookup): number | undefined => {
  if (wantsFirst(scope, source)) return 1;
  const limit = flowNumber(readValue(scope, source.limit));
  return limit instanceof Decimal ? limit.toNumber() : undefined;
};

const searchOf = (scope: Scope, source: FlowRecordLookup): Search => {
  const { object, filterLogic, filters, sortField, sortOrder, queriedFields, outputAssignments } = source;
  const fields = queriedFields.length > 0 ? [...queriedFields, 'Id'] : outputAssignments.map(({ field }) => field);
  return { object, filterLogic, filters, sortField, sortOrder, fields, limit: limitOf(scope, source) };
};

const storeFields = (scope: Scope, source: FlowRecordLookup, record: SObjectValue | undefined): void => {
  for (const { assignToReference, field } of source.outputAssignments) {
    if (record !== undefined) writeReference(scope, assignToReference, readField(scope.flows.org, record, field));
    else if (source.assignNullValuesIfNoRecordsFound === true) writeReference(scope, assignToReference, null);
  }
};

/** Nothing found is null, for one record and for a collection. */
const storedValue = (scope: Scope, source: FlowRecordLookup, records: readonly SObjectValue[]): unknown => {
  if (wantsFirst(scope, source)) return records[0] ?? null;
  return records.length === 0 ? null : new ApexList(`List<${source.object}>`, [...records]);
};

const store = (scope: Scope, source: FlowRecordLookup, records: readonly SObjectValue[]): void => {
  const { outputReference, storeOutputAutomatically, assignNullValuesIfNoRecordsFound } = source;
  const value = storedValue(scope, source, records);
  if (storeOutputAutomatically === true) scope.frame.variables.set(source.name.toLowerCase(), value);
  if (outputReference !== undefined && (value !== null || assignNullValuesIfNoRecordsFound === true))
    writeReference(scope, outputReference, value);
  storeFields(scope, source, records[0]);
};

const WORDS = 'This error occurred when the flow tried to look up records: ';

export const lookUpRecords: BatchElement<'recordLookups'> = (source, batch) => {
  const searches = batch.map((scope) => attempt(() => ({ scope, search: searchOf(scope, source) })));
  const sound = soundOf(searches);
  const found = findRecords(sound).values();
  return searches.map((one) => {
    if (one instanceof FlowFault) return one;
    const records = found.next().value;
    if (records instanceof FlowFault) return new FlowFault(`${WORDS}${records.message}`, records.details);
    const stored = attempt(() => store(one.scope, source, records ?? []));
    return stored instanceof FlowFault ? stored : undefined;
  });
};
