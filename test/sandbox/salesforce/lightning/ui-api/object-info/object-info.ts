/** What a page needs to know of an object. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm */
import type { Handler } from '../../../rest/rest-request.ts';
import { controllerOf } from '../../../schema/dependent-picklists.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { batchAnswer } from '../records/get-record.ts';
import { eTagOf, listOf, objectNamed, viewOf, type View } from '../view.ts';
import { fieldInfo, nameFieldsIn } from './field-info.ts';
import { MASTER_RECORD_TYPE, defaultRecordType, recordTypeInfos } from './record-types.ts';
import { themeOf } from './theme.ts';

const childrenOf = ({ org }: View, object: ObjectSchema) =>
  org.schema.childrenOf(object.name).map((child) => ({
    childObjectApiName: child.childObject,
    fieldName: child.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.name,
  }));

/** Pages, lists and search are there for every object that is shown at all. */
const ABILITIES = {
  associateEntityType: null,
  associateParentEntity: null,
  compactLayoutable: true,
  feedEnabled: false,
  layoutable: true,
  mruEnabled: true,
  queryable: true,
  searchLayoutable: true,
  searchable: true,
};

type DependentFields = { readonly [controller: string]: DependentFields };

/** Fields by the field that controls them, at any depth. */
const dependentsOf = (object: ObjectSchema, controller: FieldSchema): DependentFields =>
  Object.fromEntries(
    [...object.fields.values()]
      .filter((field) => controllerOf(object, field) === controller)
      .map((field) => [field.name, dependentsOf(object, field)]),
  );

/** Begins with the fields that nothing controls. */
const dependentFields = (object: ObjectSchema): DependentFields =>
  Object.fromEntries(
    [...object.fields.values()]
      .filter((field) => controllerOf(object, field) === undefined)
      .map((field) => [field.name, dependentsOf(object, field)] as const)
      .filter(([, dependents]) => Object.keys(dependents).length > 0),
  );

export const objectInfo = (view: View, name: string) => {
  const object = objectNamed(view, name);
  const content = {
    ...ABILITIES,
    apiName: object.name,
    childRelationships: childrenOf(view, object),
    createable: object.createable,
    custom: object.kind === 'custom',
    defaultRecordTypeId: defaultRecordType(view, object.name)?.recordTypeId ?? MASTER_RECORD_TYPE,
    deletable: object.deletable,
    dependentFields: dependentFields(object),
    fields: Object.fromEntries(
      [...object.fields.values()].map((field) => [field.name, fieldInfo(view, object, field)] as const),
    ),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    nameFields: nameFieldsIn(object),
    recordTypeInfos: recordTypeInfos(view, object.name),
    themeInfo: themeOf(view, object),
    updateable: object.updateable,
  };
  return { ...content, eTag: eTagOf(content) };
};

export const getObjectInfo: Handler = (context, { version }, { object = '' }) => ({
  status: 200,
  body: objectInfo(viewOf(context, version), object),
});

export const getObjectInfos: Handler = (context, { version }, { objects = '' }) => {
  const view = viewOf(context, version);
  return batchAnswer(listOf(objects), (name) => objectInfo(view, name));
};

/** `GET …/object-info`: every object there is for the caller. */
export const listObjects: Handler = (context, { version }) => {
  const view = viewOf(context, version);
  const shown = view.org.schema
    .all()
    .filter(({ kind, sharesOf }) => (kind === 'standard' || kind === 'custom') && sharesOf === undefined);
  const objects = shown.map(({ name, label, labelPlural, keyPrefix }): readonly [string, object] => [
    name,
    {
      apiName: name,
      keyPrefix,
      label,
      labelPlural,
      nameFields: nameFieldsIn(objectNamed(view, name)),
      objectInfoUrl: `/services/data/v${version}/ui-api/object-info/${name}`,
    },
  ]);
  const content = { objects: Object.fromEntries(objects) };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};
