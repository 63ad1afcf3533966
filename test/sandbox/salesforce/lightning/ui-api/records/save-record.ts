/** Creating, changing and deleting records. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_patch.htm */
import { z } from 'zod';
import { SaveFailure } from '../../../data/save-failure.ts';
import type { SaveResult, SObjectRecord } from '../../../data/types.ts';
import type { Handler, RestRequest } from '../../../rest/rest-request.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { RecordChanged, RecordRefused, uiRefusals } from '../refusals.ts';
import { objectNamed, viewOf, type View } from '../view.ts';
import { duplicateMatches } from './duplicate-matches.ts';
import { readWhole } from './get-record.ts';
import { recordAt } from './record-at.ts';

const recordInput = z.strictObject({
  apiName: z.string().nullish(),
  fields: z.record(z.string(), z.unknown()),
  allowSaveOnDuplicate: z.boolean().nullish(),
});

type RecordInput = z.infer<typeof recordInput>;

const inputIn = ({ body }: RestRequest): RecordInput => {
  const parsed = recordInput.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw uiRefusals.badBody(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
};

/** The platform's own word for what it does with assignment rules when a page asks for the default one. */
const ruleIn = ({ query }: RestRequest): { assignmentRule: string } => ({
  assignmentRule: query.get('useDefaultRule') === 'true' ? 'default' : 'none',
});

const saveOf = (object: ObjectSchema, input: RecordInput, record: Readonly<Record<string, unknown>>) => ({
  object: object.name,
  records: [record],
  allOrNone: true,
  // A value of the wrong type is told with its field.
  valuesAre: 'text' as const,
  duplicateRule: { allowSave: input.allowSaveOnDuplicate ?? false, includeRecordDetails: true },
});

type Place = { readonly view: View; readonly object: ObjectSchema };

/** The id of what was saved. @throws RecordRefused */
const saved = ({ view, object }: Place, save: () => readonly SaveResult[]): string => {
  try {
    const [result] = save();
    if (result?.success === true && result.id !== null) return result.id;
    throw new RecordRefused(object, result?.errors ?? [], duplicateMatches(view));
  } catch (error) {
    if (error instanceof SaveFailure) throw new RecordRefused(object, error.errors, duplicateMatches(view));
    throw error;
  }
};

/** The new record's id. @throws RecordRefused */
export const insertedId = (view: View, apiName: string, fields: Readonly<Record<string, unknown>>): string => {
  const object = objectNamed(view, apiName);
  return saved({ view, object }, () => view.org.insert(view.caller, saveOf(object, { fields }, fields)));
};

/** @throws RecordRefused; RestError for a record that the caller does not see */
export const changeRecord = (view: View, id: string, fields: Readonly<Record<string, unknown>>): void => {
  const { object, row } = recordAt(view, id);
  const save = saveOf(object, { fields }, { ...fields, Id: row.Id });
  saved({ view, object }, () => view.org.update(view.caller, save));
};

/** @throws RecordRefused; RestError for a record that the caller does not see */
export const removeRecord = (view: View, id: string): void => {
  const { object, row } = recordAt(view, id);
  saved({ view, object }, () => view.org.remove(view.caller, { object: object.name, ids: [row.Id], allOrNone: true }));
};

export const createRecord: Handler = (context, request) => {
  const view = viewOf(context, request.version);
  const input = inputIn(request);
  const object = objectNamed(view, input.apiName ?? '');
  const save = { ...saveOf(object, input, input.fields), ...ruleIn(request) };
  const id = saved({ view, object }, () => view.org.insert(view.caller, save));
  return { status: 201, body: readWhole(view, id) };
};

/** Both stand in the documents; a date of HTTP has no fractions of a second. */
const CONDITIONS = ['if-unmodified-since', 'if-modified-since'];

/** @throws RecordChanged when the call asks to be refused, for the record has been changed since */
const checkUnchanged = (view: View, row: SObjectRecord, { headers = {} }: RestRequest): void => {
  const condition = CONDITIONS.map((name) => headers[name]).find((value) => value !== undefined);
  const since = Date.parse(String(condition));
  if (Number.isNaN(since)) return;
  const changed = Math.floor(Date.parse(String(row.LastModifiedDate)) / 1000) * 1000;
  if (changed > since) throw new RecordChanged(readWhole(view, row.Id));
};

export const updateRecord: Handler = (context, request, { id = '' }) => {
  const view = viewOf(context, request.version);
  const { object, row } = recordAt(view, id);
  const input = inputIn(request);
  checkUnchanged(view, row, request);
  const save = { ...saveOf(object, input, { ...input.fields, Id: row.Id }), ...ruleIn(request) };
  saved({ view, object }, () => view.org.update(view.caller, save));
  return { status: 200, body: readWhole(view, row.Id) };
};

export const deleteRecord: Handler = (context, { version }, { id = '' }) => {
  removeRecord(viewOf(context, version), id);
  return { status: 204 };
};
