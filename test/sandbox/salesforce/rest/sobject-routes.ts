import { normalizedId } from '../data/record-id.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { RawRecord, SaveResult, SObjectRecord } from '../data/types.ts';
import { formulaValues } from './formula-values.ts';
import { recordJson, recordUrl } from './record-json.ts';
import { RestError, restRefusals, saveRefusal } from './rest-error.ts';
import { objectIn, recordIn, type Handler, type RestContext, type RestRequest } from './rest-request.ts';

/**
 * Single records: create, read, update, delete, by id or by external id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve.htm
 */
const only = (results: readonly SaveResult[]): SaveResult & { id: string } => {
  const [result] = results;
  if (result === undefined) throw new Error('a save without a result');
  if (!result.success || result.id === null) throw saveRefusal(result.errors);
  return { ...result, id: result.id };
};

const oneRecord = (object: ObjectSchema, record: RawRecord) => ({
  object: object.name,
  records: [record],
  allOrNone: true,
});

export const createRecord: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  const { id, errors } = only(context.org.insert(context.caller, oneRecord(object, recordIn(request))));
  return {
    status: 201,
    headers: { Location: recordUrl(object, { version: request.version, id }) },
    body: { id, success: true, errors },
  };
};

/** The live row of that id. */
const rowIn = (context: RestContext, object: ObjectSchema, sentId: string): SObjectRecord => {
  const id = normalizedId(sentId);
  if (id?.startsWith(object.keyPrefix) !== true) throw restRefusals.unknownKey(sentId);
  const row = context.org.byId(object.name, id);
  if (row === undefined) throw restRefusals.notFound();
  if (row.IsDeleted === true) throw restRefusals.gone();
  return row;
};

/** The fields a call asks for; all of them when it names none. */
export const fieldsIn = (object: ObjectSchema, names: readonly string[]): readonly FieldSchema[] => {
  if (names.length === 0) return [...object.fields.values()];
  return names.map((name) => {
    const field = fieldOf(object, name);
    if (field !== undefined) return field;
    const message = `No such column '${name}' on sobject of type ${object.name}`;
    throw new RestError(400, [{ message, errorCode: 'INVALID_FIELD' }]);
  });
};

const fieldNames = (request: RestRequest): readonly string[] =>
  (request.query.get('fields') ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));

type Asked = { readonly request: RestRequest; readonly object: ObjectSchema };

const shown = (context: RestContext, { request, object }: Asked, row: SObjectRecord) => {
  const fields = fieldsIn(object, fieldNames(request));
  const body = recordJson(formulaValues(context, fields)(row), { object, fields, version: request.version });
  return { status: 200, body };
};

export const readRecord: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  return shown(context, { request, object }, rowIn(context, object, parameters.id ?? ''));
};

export const updateRecord: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  const row = rowIn(context, object, parameters.id ?? '');
  const record = recordIn(request);
  if (Object.keys(record).some((name) => name.toLowerCase() === 'id')) throw keyInBody('Id');
  only(context.org.update(context.caller, oneRecord(object, { ...record, Id: row.Id })));
  return { status: 204 };
};

export const deleteRecord: Handler = (context, _request, parameters) => {
  const object = objectIn(context, parameters);
  const row = rowIn(context, object, parameters.id ?? '');
  only(context.org.remove(context.caller, { object: object.name, ids: [row.Id], allOrNone: true }));
  return { status: 204 };
};

function keyInBody(name: string): RestError {
  const message = `The ${name} field should not be specified in the sobject data.`;
  return new RestError(400, [{ message, errorCode: 'INVALID_FIELD' }]);
}

const keyFieldIn = (object: ObjectSchema, name: string): FieldSchema => {
  const field = fieldOf(object, name);
  if (field === undefined || !(field.externalId || field.type === 'id')) throw restRefusals.unknownKey(name);
  return field;
};

/** The one row with that external id; several are answered with their addresses. */
const rowByKey = (
  context: RestContext,
  request: RestRequest,
  key: { object: ObjectSchema; field: string; value: string },
) => {
  const { object, field, value } = key;
  const found = context.org.lookup(object.name, keyFieldIn(object, field).name, value);
  if (found.length > 1) {
    throw new SeveralMatches(found.map((row) => recordUrl(object, { version: request.version, id: row.Id })));
  }
  return found[0];
};

/** An external id that more than one record has: status 300 with a list of addresses instead of errors. */
export class SeveralMatches extends Error {
  readonly urls: readonly string[];

  constructor(urls: readonly string[]) {
    super('several records match');
    this.name = 'SeveralMatches';
    this.urls = urls;
  }
}

export const readByKey: Handler = (context, request, { object: name = '', field = '', value = '' }) => {
  const object = objectIn(context, { object: name });
  const row = rowByKey(context, request, { object, field, value });
  if (row === undefined) throw restRefusals.notFound();
  return shown(context, { request, object }, row);
};

export const deleteByKey: Handler = (context, request, { object: name = '', field = '', value = '' }) => {
  const object = objectIn(context, { object: name });
  const row = rowByKey(context, request, { object, field, value });
  if (row === undefined) throw restRefusals.notFound();
  only(context.org.remove(context.caller, { object: object.name, ids: [row.Id], allOrNone: true }));
  return { status: 204 };
};

export const upsertByKey: Handler = (context, request, { object: name = '', field: fieldName = '', value = '' }) => {
  const object = objectIn(context, { object: name });
  const field = keyFieldIn(object, fieldName);
  const record = recordIn(request);
  const key = field.name.toLowerCase();
  if (Object.keys(record).some((sent) => sent.toLowerCase() === key)) throw keyInBody(field.name);
  const row = rowByKey(context, request, { object, field: fieldName, value });
  if (row === undefined && request.query.get('updateOnly') === 'true') throw restRefusals.notFound();
  const batch = { ...oneRecord(object, { ...record, [field.name]: value }), externalIdField: field.name };
  const { id, created } = only(context.org.upsert(context.caller, batch));
  return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
};

/** `POST …/sobjects/X/Id` is an insert by another name, used by upserts that go by the record's own id. */
export const createThroughId: Handler = (context, request, parameters) => {
  if (parameters.field?.toLowerCase() !== 'id')
    throw restRefusals.methodNotAllowed('POST', ['GET', 'PATCH', 'DELETE', 'HEAD']);
  const object = objectIn(context, parameters);
  const { id } = only(context.org.insert(context.caller, oneRecord(object, recordIn(request))));
  return { status: 201, body: { id, success: true, errors: [], created: true } };
};
