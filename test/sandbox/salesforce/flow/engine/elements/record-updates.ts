/**
 * Update Records. Before a save, the record that started the flow is changed where it is; whatever else is updated is saved.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_update.htm
 */
import { SObjectValue } from '../../../apex/values/sobject.ts';
import type { FlowRecordUpdate } from '../../definition/flow-elements.ts';
import { FlowFault } from '../fault.ts';
import { changedFields } from '../record-copy.ts';
import type { Scope } from '../scope.ts';
import { attempt, soundOf } from './attempt.ts';
import type { BatchElement } from './element.ts';
import { setFields } from './record-input.ts';
import { recordsToChange } from './records-to-change.ts';
import { saveTogether, type Saving } from './save-together.ts';

/** What is sent of a record: what the element sets; else what was set in the flow. */
const sentRecord = (
  scope: Scope,
  record: SObjectValue,
  { inputAssignments, inputReference }: FlowRecordUpdate,
): SObjectValue => {
  const id: readonly (readonly [string, unknown])[] = record.id === null ? [] : [['Id', record.id]];
  const hasAssignments = inputAssignments.length > 0;
  const sent = new SObjectValue(record.type, hasAssignments ? id : [...changedFields(record), ...id]);
  if (!hasAssignments) return sent;
  setFields(scope, sent, inputAssignments);
  if (inputReference !== undefined && !record.isReadOnly)
    for (const [name, value] of sent.fields) record.fields.set(name, value);
  return sent;
};

const savingOf = (scope: Scope, source: FlowRecordUpdate, records: readonly SObjectValue[]): Saving => ({
  scope,
  records: records.map((record) => sentRecord(scope, record, source)),
});

const isTriggering = ({ inputReference }: FlowRecordUpdate): boolean => /^\$record$/i.test(inputReference ?? '');

const changeInPlace: BatchElement<'recordUpdates'> = (source, batch) => {
  const found = recordsToChange(source, batch);
  return batch.map((scope, at) => {
    const records = found[at] ?? [];
    if (records instanceof FlowFault) return records;
    const set = attempt(() => {
      for (const record of records) setFields(scope, record, source.inputAssignments);
    });
    return set instanceof FlowFault ? set : undefined;
  });
};

export const updateRecords: BatchElement<'recordUpdates'> = (source, batch) => {
  if (isTriggering(source) && batch[0]?.moment === 'beforeSave') return changeInPlace(source, batch);
  const found = recordsToChange(source, batch);
  const savings = batch.map((scope, at) => {
    const records = found[at] ?? [];
    return records instanceof FlowFault ? records : attempt(() => savingOf(scope, source, records));
  });
  const faults = saveTogether({ verb: 'update' }, soundOf(savings)).values();
  return savings.map((saving) => (saving instanceof FlowFault ? saving : faults.next().value));
};
