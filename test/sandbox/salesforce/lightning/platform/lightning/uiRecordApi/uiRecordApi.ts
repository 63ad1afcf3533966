/**
 * Records, read and saved. A save reads again whatever shows the record.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-record.html
 */
import { refreshAbout, refreshProvided, type Provided } from 'lightningPlatform/cached';
import { callOrg } from 'lightningPlatform/orgCall';
import { isTree, LISTS, subjectOf, uiAdapter, uiPath, uiSource, type FieldId } from 'lightningPlatform/uiApi';
import { isComplete, wireAdapter } from 'lightningPlatform/wireAdapter';

type FieldValue = { readonly value: unknown; readonly displayValue: string | null };
type RecordShape = { readonly fields: Readonly<Record<string, FieldValue | undefined>> };
type RecordInput = {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly allowSaveOnDuplicate?: boolean;
};

const WHICH_FIELDS = ['fields', 'optionalFields', 'layoutTypes', 'modes', 'childRelationships', 'pageSize'];

export const getRecord = uiAdapter({ path: ['=records', 'recordId'], query: WHICH_FIELDS });

export const getRecordUi = uiAdapter({
  path: ['=record-ui', 'recordIds'],
  query: ['layoutTypes', 'modes', 'optionalFields', 'formFactor'],
});

const DEFAULTS = ['formFactor', 'recordTypeId', 'optionalFields'];

export const getRecordCreateDefaults = uiAdapter({
  path: ['=record-defaults', '=create', 'objectApiName'],
  query: DEFAULTS,
});

type Wanted = { readonly recordIds: readonly string[]; readonly fields?: unknown; readonly optionalFields?: unknown };

const isWanted = (value: unknown): value is Wanted => isTree(value) && Array.isArray(value.recordIds);

/** Only what all of the records have in common is asked in one call. */
export const getRecords = wireAdapter((config) => {
  const asked: readonly unknown[] = Array.isArray(config.records) ? config.records : [];
  const [first, ...others] = asked;
  if (!isComplete(config) || !isWanted(first)) return undefined;
  if (others.length > 0) throw new Error('The sandbox does not support getRecords for several sets of fields');
  const { recordIds, fields, optionalFields } = first;
  return uiSource(uiPath(['records', 'batch', recordIds], { fields, optionalFields }));
});

const stepInto = (value: unknown, name: string): unknown =>
  isTree(value) && isTree(value.fields) ? value.fields[name] : undefined;

/** The field at the end of a path such as `Contact.Account.Name`: a step lies in the value of the one before. */
const fieldAt = (record: RecordShape | undefined, field: FieldId): FieldValue | undefined => {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  let found: unknown = { value: record };
  for (const name of path) found = isTree(found) ? stepInto(found.value, name) : undefined;
  return isTree(found) && 'value' in found ? { displayValue: null, value: found.value, ...found } : undefined;
};

export const getFieldValue = (record: RecordShape | undefined, field: FieldId): unknown =>
  fieldAt(record, field)?.value;

export const getFieldDisplayValue = (record: RecordShape | undefined, field: FieldId): unknown =>
  fieldAt(record, field)?.displayValue;

const idIn = (answer: unknown): string => (isTree(answer) && typeof answer.id === 'string' ? answer.id : '');

export const createRecord = async (input: RecordInput): Promise<unknown> => {
  const answer = await callOrg({ method: 'POST', path: uiPath(['records']), body: input });
  void refreshAbout([LISTS, subjectOf(idIn(answer))]);
  return answer;
};

/** @param options `ifUnmodifiedSince` refuses the save when somebody else was faster */
export const updateRecord = async (
  input: RecordInput,
  options: { readonly ifUnmodifiedSince?: string } = {},
): Promise<unknown> => {
  const { Id, ...fields } = input.fields;
  const { ifUnmodifiedSince } = options;
  const answer = await callOrg({
    method: 'PATCH',
    path: uiPath(['records', Id]),
    body: { ...input, fields },
    ...(ifUnmodifiedSince === undefined ? {} : { headers: { 'If-Unmodified-Since': ifUnmodifiedSince } }),
  });
  void refreshAbout([LISTS, subjectOf(String(Id))]);
  return answer;
};

export const deleteRecord = async (recordId: string): Promise<void> => {
  await callOrg({ method: 'DELETE', path: uiPath(['records', recordId]) });
  void refreshAbout([LISTS]);
};

/** Says that records were changed otherwise, by Apex for one. */
export const notifyRecordUpdateAvailable = (records: readonly { readonly recordId: string }[]): Promise<void> =>
  refreshAbout([LISTS, ...records.map(({ recordId }) => subjectOf(recordId))]);

/** The older name of `notifyRecordUpdateAvailable`, which it may take without waiting. */
export const getRecordNotifyChange = (records: readonly { readonly recordId: string }[]): void =>
  void notifyRecordUpdateAvailable(records);

/** Reads a wired value again. */
export const refresh = (provided: Provided): Promise<void> => refreshProvided(provided);

type Defaults = { readonly record: { readonly apiName: string } & RecordShape; readonly objectInfos: unknown };

const isAllowed = (objectInfo: unknown, name: string, right: 'createable' | 'updateable'): boolean => {
  const fields = isTree(objectInfo) ? objectInfo.fields : undefined;
  const field = isTree(fields) ? fields[name] : undefined;
  return objectInfo === undefined || (isTree(field) && field[right] === true);
};

const valuesOf = (
  record: RecordShape,
  objectInfo: unknown,
  right: 'createable' | 'updateable',
): RecordInput['fields'] =>
  Object.fromEntries(
    Object.entries(record.fields)
      .filter(([name]) => isAllowed(objectInfo, name, right))
      .map(([name, field]) => [name, field?.value]),
  );

export const generateRecordInputForCreate = ({ record }: Defaults, objectInfo?: unknown): RecordInput => ({
  apiName: record.apiName,
  fields: valuesOf(record, objectInfo, 'createable'),
});

export const generateRecordInputForUpdate = (
  record: RecordShape & { readonly id: string },
  objectInfo?: unknown,
): RecordInput => ({ fields: { ...valuesOf(record, objectInfo, 'updateable'), Id: record.id } });

/** What a form changed, against the record it began with. */
export const createRecordInputFilteredByEditedFields = (input: RecordInput, original: RecordShape): RecordInput => ({
  ...input,
  fields: Object.fromEntries(
    Object.entries(input.fields).filter(([name, value]) => name === 'Id' || original.fields[name]?.value !== value),
  ),
});
