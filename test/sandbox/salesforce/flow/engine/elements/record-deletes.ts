/** Delete Records. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_delete.htm */
import { FlowFault } from '../fault.ts';
import { soundOf } from './attempt.ts';
import type { BatchElement } from './element.ts';
import { recordsToChange } from './records-to-change.ts';
import { saveTogether } from './save-together.ts';

export const deleteRecords: BatchElement<'recordDeletes'> = (source, batch) => {
  const found = recordsToChange(source, batch);
  const savings = batch.map((scope, at) => {
    const records = found[at] ?? [];
    return records instanceof FlowFault ? records : { scope, records };
  });
  const faults = saveTogether({ verb: 'delete' }, soundOf(savings)).values();
  return savings.map((saving) => (saving instanceof FlowFault ? saving : faults.next().value));
};
