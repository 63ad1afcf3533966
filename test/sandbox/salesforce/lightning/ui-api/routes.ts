/**
 * Every resource below `/services/data/vNN.0/ui-api`, and who answers it.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resource_reference.htm
 */
import type { Handler } from '../../rest/rest-request.ts';
import { getLayout } from './layouts/get-layout.ts';
import { getCloneDefaults, getCreateDefaults } from './layouts/record-defaults.ts';
import { getRecordUi } from './layouts/record-ui.ts';
import { getObjectInfo, getObjectInfos, listObjects } from './object-info/object-info.ts';
import { getPicklistValues, getPicklistValuesByRecordType } from './object-info/picklist-values.ts';
import { getRecord, getRecords } from './records/get-record.ts';
import { createRecord, deleteRecord, updateRecord } from './records/save-record.ts';
import { inUiShape } from './refusals.ts';

const RESOURCES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['POST', 'records', createRecord],
  ['GET', 'records/:id', getRecord],
  ['PATCH', 'records/:id', updateRecord],
  ['DELETE', 'records/:id', deleteRecord],
  ['GET', 'records/batch/:ids', getRecords],
  ['GET', 'object-info', listObjects],
  ['GET', 'object-info/:object', getObjectInfo],
  ['GET', 'object-info/batch/:objects', getObjectInfos],
  ['GET', 'object-info/:object/picklist-values/:recordTypeId', getPicklistValuesByRecordType],
  ['GET', 'object-info/:object/picklist-values/:recordTypeId/:field', getPicklistValues],
  ['GET', 'layout/:object', getLayout],
  ['GET', 'record-ui/:ids', getRecordUi],
  ['GET', 'record-defaults/create/:object', getCreateDefaults],
  ['GET', 'record-defaults/clone/:id', getCloneDefaults],
];

export const uiApiRoutes = RESOURCES.map(
  ([method, path, handler]) => [method, `ui-api/${path}`, inUiShape(handler)] as const,
);
