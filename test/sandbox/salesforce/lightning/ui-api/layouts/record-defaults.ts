/**
 * What the form for a new record starts with. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_defaults_create.htm
 */
import { defaultByFormula } from '../../../data/default-formula.ts';
import type { Value } from '../../../data/types.ts';
import type { Handler } from '../../../rest/rest-request.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { contextOf } from '../../../soql/index.ts';
import { objectInfo } from '../object-info/object-info.ts';
import { recordTypeNamed, MASTER_RECORD_TYPE } from '../object-info/record-types.ts';
import { displayValueOf } from '../records/display-value.ts';
import { recordAt } from '../records/record-at.ts';
import { uiRefusals } from '../refusals.ts';
import { eTagOf, listIn, objectNamed, viewOf, type View } from '../view.ts';
import { readOne } from '../records/get-record.ts';
import { recordTypeFor } from './layout-fields.ts';
import { fieldsOn, layoutShape, type LayoutShape } from './layout-shape.ts';

/** The owner is who fills in the form, in their own currency. */
const ofUser = ({ user, caller }: View, { name }: FieldSchema): Value | undefined => {
  if (name === 'OwnerId') return caller.userId;
  return name === 'CurrencyIsoCode' ? (user?.DefaultCurrencyIsoCode ?? null) : undefined;
};

const presetOf = (view: View, field: FieldSchema): Value => {
  const preset = ofUser(view, field) ?? field.defaultValue;
  if (preset !== undefined) return preset;
  if (field.defaultFormula === undefined) return field.type === 'boolean' ? false : null;
  const world = contextOf(view.wholeOrg, { includeDeleted: false, userId: view.caller.userId });
  return defaultByFormula(field, { ...world, zone: world.timeZone });
};

type Form = { readonly view: View; readonly object: ObjectSchema; readonly names: readonly string[] };

const fieldsOf = ({ view, object, names }: Form) =>
  Object.fromEntries(
    names
      .flatMap((name) => fieldOf(object, name) ?? [])
      .map((field) => {
        const value = presetOf(view, field);
        return [field.name, { displayValue: displayValueOf(view, field, { value }), value }] as const;
      }),
  );

/** The owner is shown by name. */
const ownerOf = ({ view, object, names }: Form): object => {
  const field = fieldOf(object, 'OwnerId');
  if (field === undefined || !names.includes('OwnerId')) return {};
  const asked = { fields: ['Name'], optionalFields: [], layoutTypes: [], modes: [] };
  return { Owner: { displayValue: String(view.user?.Name ?? ''), value: readOne(view, view.caller.userId, asked) } };
};

const answer = (view: View, object: ObjectSchema, form: { layout: LayoutShape; fields: object }) => {
  const { recordTypeId } = form.layout;
  const type = recordTypeNamed(view, object.name, recordTypeId);
  const record = {
    apiName: object.name,
    childRelationships: {},
    fields: form.fields,
    id: null,
    lastModifiedById: null,
    lastModifiedDate: null,
    recordTypeId,
    recordTypeInfo: recordTypeId === MASTER_RECORD_TYPE ? null : (type ?? null),
    systemModstamp: null,
    weakEtag: 0,
  };
  const content = { layout: form.layout, objectInfos: { [object.name]: objectInfo(view, object.name) }, record };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

/** `Account.Name` is a field of the object itself; what it leads to has no values yet. */
const optionalIn = (query: URLSearchParams, { name }: ObjectSchema): readonly string[] =>
  listIn(query, 'optionalFields').map((path) => (path.startsWith(`${name}.`) ? path.slice(name.length + 1) : path));

export const getCreateDefaults: Handler = (context, { query, version }, { object: name = '' }) => {
  const view = viewOf(context, version);
  const object = objectNamed(view, name);
  if (!object.createable) throw uiRefusals.mayNotCreate(object.label);
  const recordTypeId = recordTypeFor(view, object, query.get('recordTypeId'));
  const layout = layoutShape(view, object, { layoutType: 'Full', mode: 'Create', recordTypeId });
  const form = { view, object, names: [...new Set([...fieldsOn(layout), ...optionalIn(query, object)])] };
  return answer(view, object, { layout, fields: { ...fieldsOf(form), ...ownerOf(form) } });
};

/** What of a record a copy of it starts with: all that can be given to a new one. */
export const getCloneDefaults: Handler = (context, { version }, { id = '' }) => {
  const view = viewOf(context, version);
  const { object, row } = recordAt(view, id);
  if (!object.createable) throw uiRefusals.mayNotCreate(object.label);
  const recordTypeId = recordTypeFor(view, object, row.RecordTypeId ?? MASTER_RECORD_TYPE);
  const layout = layoutShape(view, object, { layoutType: 'Full', mode: 'Create', recordTypeId });
  const { fields } = readOne(view, id, { fields: [], optionalFields: fieldsOn(layout), layoutTypes: [], modes: [] });
  return answer(view, object, { layout, fields });
};
