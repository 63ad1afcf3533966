import type { SalesforcePeople } from './people.ts';

/**
 * An administrator who edits the record of a data flow (`IntegrationFlow__mdt`) in Setup. Records of custom metadata are not
 * saved as data is, so the org's row is changed in place.
 */

export type FlowChange = { readonly cutOverOn?: string; readonly filter?: string; readonly isActive?: boolean };

/** @returns how an administrator sets what a flow takes; what is not said is empty */
export const flowRecordsOf =
  ({ find }: SalesforcePeople) =>
  (name: string, { cutOverOn, filter, isActive = true }: FlowChange): void => {
    const [record] = find('IntegrationFlow__mdt', { DeveloperName: name });
    if (record === undefined) throw new Error(`There is no flow ${name}.`);
    Object.assign(record, { CutOverOn__c: cutOverOn ?? null, Filter__c: filter ?? null, IsActive__c: isActive });
  };
