/** Create Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_create.htm */
import { SObjectValue } from '../../../apex/values/sobject.ts';
import type { FlowRecordCreate } from '../../definition/flow-elements.ts';
import { FlowFault } from '../fault.ts';
import type { Scope } from '../scope.ts';
import { writeReference } from '../write-reference.ts';
import { attempt, soundOf } from './attempt.ts';
import type { BatchElement } from './element.ts';
import { withMatching } from './matching-records.ts';
import { objectName, recordsAt, setFields } from './record-input.ts';
import { saveTogether, type SaveHow, type Saving } from './save-together.ts';

/** Records that a variable holds get their ids there. */
const recordsOf = (scope: Scope, source: FlowRecordCreate): readonly SObjectValue[] => {
  if (source.inputReference !== undefined) return recordsAt(scope, source.inputReference);
  const record = new SObjectValue(objectName(scope, source.object));
  setFields(scope, record, source.inputAssignments);
  return [record];
};

const howOf = ({ doesUpsert, filters, upsertExternalIdField, upsertStandardIdField }: FlowRecordCreate): SaveHow => {
  if (filters.length > 0) return { verb: 'upsert' };
  if (doesUpsert !== true) return { verb: 'insert' };
  return { verb: 'upsert', externalIdField: upsertExternalIdField ?? upsertStandardIdField };
};

/** What each interview saves, in their order. */
const savingsOf = (source: FlowRecordCreate, batch: readonly Scope[]): readonly (Saving | FlowFault)[] => {
  const made = batch.map((scope) => attempt((): Saving => ({ scope, records: recordsOf(scope, source) })));
  if (source.filters.length === 0) return made;
  const matched = withMatching(source, soundOf(made)).values();
  return made.map((one) => (one instanceof FlowFault ? one : (matched.next().value ?? one)));
};

const storeIds = ({ scope, records }: Saving, source: FlowRecordCreate): void => {
  const id = records[0]?.id ?? null;
  if (source.assignRecordIdToReference !== undefined) writeReference(scope, source.assignRecordIdToReference, id);
  if (source.storeOutputAutomatically === true) scope.frame.variables.set(source.name.toLowerCase(), id);
};

export const createRecords: BatchElement<'recordCreates'> = (source, batch) => {
  const how = howOf(source);
  const savings = savingsOf(source, batch);
  const sound = soundOf(savings);
  const faults = saveTogether(how, sound).values();
  return savings.map((saving) => {
    if (saving instanceof FlowFault) return saving;
    const fault = faults.next().value;
    if (fault !== undefined) return fault;
    const stored = attempt(() => storeIds(saving, source));
    return stored instanceof FlowFault ? stored : undefined;
  });
};
