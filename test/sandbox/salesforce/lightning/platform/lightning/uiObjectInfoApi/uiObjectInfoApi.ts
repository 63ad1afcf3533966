/**
 * Objects, their fields and what picklists offer.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-ui-api-object-info.html
 */
import { isTree, uiAdapter, uiPath, uiSource } from 'lightningPlatform/uiApi';
import { isComplete, wireAdapter } from 'lightningPlatform/wireAdapter';

export const getObjectInfo = uiAdapter({ path: ['=object-info', 'objectApiName'] });
export const getObjectInfos = uiAdapter({ path: ['=object-info', '=batch', 'objectApiNames'] });

export const getPicklistValuesByRecordType = uiAdapter({
  path: ['=object-info', 'objectApiName', '=picklist-values', 'recordTypeId'],
});

type Field = { readonly object: string; readonly field: string };

const fieldOf = (value: unknown): Field | undefined => {
  if (typeof value === 'string') {
    const [object = '', field] = value.split('.');
    return field === undefined ? undefined : { object, field };
  }
  return isTree(value) ? { object: String(value.objectApiName), field: String(value.fieldApiName) } : undefined;
};

export const getPicklistValues = wireAdapter((config) => {
  const named = fieldOf(config.fieldApiName);
  if (!isComplete(config) || named === undefined || typeof config.recordTypeId !== 'string') return undefined;
  return uiSource(uiPath(['object-info', named.object, 'picklist-values', config.recordTypeId, named.field]));
});
