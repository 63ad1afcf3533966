/** Reading records one by one or many at once. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { Handler, RestAnswer } from '../../../rest/rest-request.ts';
import { layoutPaths } from '../layouts/layout-fields.ts';
import { uiFailure, uiRefusals } from '../refusals.ts';
import { listIn, listOf, viewOf, type View } from '../view.ts';
import { fieldTree, plantParent, type FieldTree } from './field-tree.ts';
import { quoted, readRecords } from './read-records.ts';
import { recordAt } from './record-at.ts';
import type { RecordShape } from './record-shape.ts';

type Asked = {
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly layoutTypes: readonly string[];
  readonly modes: readonly string[];
};

const askedIn = (query: URLSearchParams): Asked => {
  if (query.has('childRelationships')) throw new Unsupported('childRelationships of records: ask for the related list');
  const asked = {
    fields: listIn(query, 'fields'),
    optionalFields: listIn(query, 'optionalFields'),
    layoutTypes: listIn(query, 'layoutTypes'),
    modes: listIn(query, 'modes'),
  };
  if (asked.fields.length + asked.optionalFields.length + asked.layoutTypes.length > 0) return asked;
  throw uiRefusals.illegal('You must specify one of these parameters: fields, optionalFields, or layoutTypes.');
};

/** Look-ups of a layout bring the name of what they lead to. */
const withParents = ({ org }: View, tree: FieldTree, names: readonly string[]): FieldTree => {
  for (const name of names) {
    const field = tree.object.fields.get(name.toLowerCase());
    if (field?.type === 'reference') plantParent(org.schema, tree, field);
  }
  return tree;
};

/** @throws RestError when there is no such record for the caller, or no such field */
export const readOne = (view: View, id: string, asked: Asked): RecordShape => {
  const { object, row } = recordAt(view, id);
  const ofLayouts = layoutPaths(view, object, { ...asked, recordTypeId: row.RecordTypeId });
  const tree = fieldTree(view.org.schema, object, {
    fields: asked.fields,
    optionalFields: [...asked.optionalFields, ...ofLayouts],
  });
  const [record] = readRecords(view, withParents(view, tree, ofLayouts), { where: `Id = ${quoted(row.Id)}` });
  if (record === undefined) throw uiRefusals.notFound();
  return record;
};

/** With all the fields of its full layout, as after a save. */
export const readWhole = (view: View, id: string): RecordShape =>
  readOne(view, id, { fields: [], optionalFields: ['Id'], layoutTypes: ['Full'], modes: ['View'] });

export const getRecord: Handler = (context, { query, version }, { id = '' }) => ({
  status: 200,
  body: readOne(viewOf(context, version), id, askedIn(query)),
});

const resultOf = (work: () => unknown): { readonly result: unknown; readonly statusCode: number } => {
  try {
    return { result: work(), statusCode: 200 };
  } catch (error) {
    const { status, body } = uiFailure(error);
    return { result: body, statusCode: status };
  }
};

/** Batch Results: what went wrong with one does not concern the others. */
export const batchAnswer = (ids: readonly string[], read: (id: string) => unknown): RestAnswer => {
  const results = ids.map((id) => resultOf(() => read(id)));
  return { status: 200, body: { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results } };
};

const MOST_AT_ONCE = 200;

export const getRecords: Handler = (context, { query, version }, { ids = '' }) => {
  const view = viewOf(context, version);
  const wanted = listOf(ids);
  if (wanted.length > MOST_AT_ONCE) throw uiRefusals.illegal(`At most ${MOST_AT_ONCE} record ids at once.`);
  const asked = askedIn(query);
  return batchAnswer(wanted, (id) => readOne(view, id, asked));
};
