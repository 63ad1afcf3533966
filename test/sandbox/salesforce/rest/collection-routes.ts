import { z } from 'zod';
import type { RawRecord, SaveError, SaveResult } from '../data/types.ts';
import { SaveFailure } from '../data/save-failure.ts';
import { normalizedId } from '../data/record-id.ts';
import { formulaValues } from './formula-values.ts';
import { recordJson } from './record-json.ts';
import { RestError, restRefusals, saveRefusal } from './rest-error.ts';
import { bodyAs, objectIn, type Handler, type RestContext, type RestRequest } from './rest-request.ts';
import { fieldsIn } from './sobject-routes.ts';

/**
 * Up to 200 records in one call, with a result each.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm
 */
const MOST_RECORDS = 200;
const MOST_RETRIEVED = 2000;

const attributes = z.object({ type: z.string() });
const typedRecord = z.looseObject({ attributes });
const body = z.strictObject({ allOrNone: z.boolean().default(false), records: z.array(typedRecord) });
type TypedRecord = z.infer<typeof typedRecord>;

const batchIn = (request: RestRequest): z.infer<typeof body> => {
  const batch = bodyAs(request, body);
  if (batch.records.length > MOST_RECORDS) throw restRefusals.tooMany(MOST_RECORDS);
  return batch;
};

/** A result as collections show it: `statusCode` where single calls say `errorCode`, no id for what was not saved. */
export const resultJson = (result: SaveResult, shows: { created: boolean }): object => ({
  ...(result.id === null ? {} : { id: result.id }),
  success: result.success,
  errors: result.errors,
  ...(shows.created && result.success ? { created: result.created } : {}),
});

/** A value JSON cannot carry into its field stops the whole call while it is read, before any record is saved. */
const refuseUnreadable = (results: readonly SaveResult[]): void => {
  const unreadable = results
    .flatMap((result) => result.errors)
    .find((error) => error.statusCode === 'JSON_PARSER_ERROR');
  if (unreadable !== undefined) throw saveRefusal([unreadable]);
};

type Group = { readonly object: string; readonly positions: readonly number[] };

/** Runs of records of one object: the platform saves them in chunks, in the order sent. */
const groupsOf = (objects: readonly string[]): readonly Group[] => {
  const groups: { object: string; positions: number[] }[] = [];
  for (const [position, object] of objects.entries()) {
    const last = groups.at(-1);
    if (last?.object === object) last.positions.push(position);
    else groups.push({ object, positions: [position] });
  }
  return groups;
};

class AllOrNone extends Error {
  readonly results: readonly SaveResult[];

  constructor(results: readonly SaveResult[]) {
    super('all or none');
    this.results = results;
  }
}

const ROLLED_BACK: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

const rolledBack = (result: SaveResult): SaveResult =>
  result.success ? { id: null, success: false, created: false, errors: [ROLLED_BACK] } : result;

type SaveGroup = (group: Group) => readonly SaveResult[];

/** Saves every group; under all-or-none a failure in one takes back the others too. */
const saveGroups = (
  context: RestContext,
  groups: readonly Group[],
  { allOrNone, save }: { allOrNone: boolean; save: SaveGroup },
): readonly SaveResult[] => {
  try {
    return context.org.transaction(() => {
      const results = groups.flatMap((group) => save(group));
      refuseUnreadable(results);
      if (allOrNone && results.some((result) => !result.success)) throw new AllOrNone(results);
      return results;
    });
  } catch (error) {
    if (error instanceof AllOrNone) return error.results.map(rolledBack);
    if (error instanceof SaveFailure) throw saveRefusal(error.errors);
    throw error;
  }
};

const unknownType = (name: string): SaveResult => ({
  id: null,
  success: false,
  created: false,
  errors: [{ statusCode: 'INVALID_TYPE', message: `sObject type '${name}' is not supported.`, fields: [] }],
});

const withoutAttributes = ({ attributes: _attributes, ...fields }: TypedRecord): RawRecord => fields;

const saveRecords =
  (verb: 'insert' | 'update'): Handler =>
  (context, request) => {
    const { records, allOrNone } = batchIn(request);
    const { org, caller } = context;
    const save: SaveGroup = ({ object, positions }) =>
      org.schema.find(object) === undefined
        ? positions.map(() => unknownType(object))
        : org[verb](caller, {
            object,
            allOrNone,
            records: records.filter((_, position) => positions.includes(position)).map(withoutAttributes),
          });
    const results = saveGroups(context, groupsOf(records.map((one) => one.attributes.type)), { allOrNone, save });
    return { status: 200, body: results.map((result) => resultJson(result, { created: false })) };
  };

export const createRecords = saveRecords('insert');
export const updateRecords = saveRecords('update');

export const upsertRecords: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  const { records, allOrNone } = batchIn(request);
  const other = records.find((one) => one.attributes.type.toLowerCase() !== object.name.toLowerCase());
  if (other !== undefined) {
    throw restRefusals.badRequest(`All records must be of type ${object.name}, found ${other.attributes.type}`);
  }
  const results = saveGroups(context, [{ object: object.name, positions: [] }], {
    allOrNone,
    save: () =>
      context.org.upsert(context.caller, {
        object: object.name,
        externalIdField: parameters.field ?? '',
        allOrNone,
        records: records.map(withoutAttributes),
      }),
  });
  return { status: 200, body: results.map((result) => resultJson(result, { created: true })) };
};

const idsIn = (request: RestRequest): readonly string[] =>
  (request.query.get('ids') ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));

const malformed = (id: string): SaveResult => ({
  id: null,
  success: false,
  created: false,
  errors: [{ statusCode: 'MALFORMED_ID', message: `malformed id ${id}`, fields: [] }],
});

export const deleteRecords: Handler = (context, request) => {
  const ids = idsIn(request);
  if (ids.length > MOST_RECORDS) throw restRefusals.tooMany(MOST_RECORDS);
  const allOrNone = request.query.get('allOrNone') === 'true';
  const { org, caller } = context;
  const objectOf = (id: string): string => org.schema.findByKeyPrefix((normalizedId(id) ?? '').slice(0, 3))?.name ?? '';
  const save: SaveGroup = ({ object, positions }) => {
    const chosen = ids.filter((_, position) => positions.includes(position));
    return object === '' ? chosen.map(malformed) : org.remove(caller, { object, ids: chosen, allOrNone });
  };
  const results = saveGroups(context, groupsOf(ids.map(objectOf)), { allOrNone, save });
  return { status: 200, body: results.map((result) => resultJson(result, { created: false })) };
};

const retrieval = z.strictObject({ ids: z.array(z.string()), fields: z.array(z.string()).min(1) });

const wantedIn = (request: RestRequest): z.infer<typeof retrieval> => {
  if (request.method === 'POST') return bodyAs(request, retrieval);
  const fields = (request.query.get('fields') ?? '').split(',').filter((name) => name !== '');
  if (fields.length === 0) throw restRefusals.badRequest('The fields parameter is required.');
  return { ids: [...idsIn(request)], fields };
};

/** `GET` or `POST …/composite/sobjects/X`: the records of those ids, null where there is none. */
export const readRecords: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  const { ids, fields } = wantedIn(request);
  if (ids.length > MOST_RETRIEVED) throw restRefusals.tooMany(MOST_RETRIEVED);
  const shape = { object, fields: fieldsIn(object, fields), version: request.version };
  const withFormulas = formulaValues(context, shape.fields);
  const rows = ids.map((id) => {
    if (normalizedId(id) === undefined)
      throw new RestError(400, [{ message: `malformed id ${id}`, errorCode: 'MALFORMED_ID' }]);
    const row = context.org.byId(object.name, id);
    return row === undefined || row.IsDeleted === true ? null : recordJson(withFormulas(row), shape);
  });
  return { status: 200, body: rows };
};
