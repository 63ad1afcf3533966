/** Record types of an object as the caller may use them. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_type_info.htm */
import { recordTypesIn } from '../../../apex/describe/record-types.ts';
import { normalizedId } from '../../../data/record-id.ts';
import type { View } from '../view.ts';

export const MASTER_RECORD_TYPE = '012000000000000AAA';

export type RecordTypeInfo = {
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
};

/** Those that are active, the master among them, by id. */
export const recordTypeInfos = (view: View, object: string): Readonly<Record<string, RecordTypeInfo>> =>
  Object.fromEntries(
    recordTypesIn(view.wholeOrg, view.caller.userId, object)
      .filter(({ isActive }) => isActive)
      .map((type) => [
        type.id,
        {
          available: type.isAvailable,
          defaultRecordTypeMapping: type.isDefault,
          master: type.isMaster,
          name: type.name,
          recordTypeId: type.id,
        },
      ]),
  );

export const recordTypeNamed = (view: View, object: string, id: string): RecordTypeInfo | undefined =>
  recordTypeInfos(view, object)[normalizedId(id) ?? id];

/** What a new record is, when nothing is said about it. */
export const defaultRecordType = (view: View, object: string): RecordTypeInfo | undefined =>
  Object.values(recordTypeInfos(view, object)).find(({ defaultRecordTypeMapping }) => defaultRecordTypeMapping);
