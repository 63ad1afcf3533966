/** Resources of actions. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_actions.htm */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { Handler } from '../../../rest/rest-request.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { itemShape } from '../layouts/layout-item.ts';
import { recordTypeFor } from '../layouts/layout-fields.ts';
import { quickActionNamed, type QuickAction, type QuickActionMetadata } from '../metadata/quick-actions.ts';
import { recordAt } from '../records/record-at.ts';
import { relatedListNamed } from '../related-lists/find-related-lists.ts';
import { uiRefusals } from '../refusals.ts';
import { eTagOf, listIn, listOf, objectNamed, uiUrl, viewOf, type View } from '../view.ts';
import { actionOf, recordActions, type Action } from './record-actions.ts';

const answer = (view: View, path: string, lists: readonly (readonly [string, readonly Action[]])[]) => {
  const url = uiUrl(view.version, path);
  const actions = Object.fromEntries(lists.map(([id, list]) => [id, { actions: list, links: {}, url }] as const));
  const content = { actions, url };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

export const getRecordActions: Handler = (context, { query, version }, { ids = '' }) => {
  const view = viewOf(context, version);
  const named = listIn(query, 'apiNames');
  const lists = listOf(ids).map((id) => {
    const { object, row } = recordAt(view, id);
    return [row.Id, recordActions({ view, object, row }, named)] as const;
  });
  return answer(view, `actions/record/${ids}`, lists);
};

/** What may be done with records that stand in a related list. */
export const getRelatedRecordActions: Handler = (context, { version }, { id = '', ids = '' }) => {
  const view = viewOf(context, version);
  const parent = recordAt(view, id).row;
  const lists = listOf(ids).map((one) => {
    const { object, row } = recordAt(view, one);
    const actions = recordActions({ view, object, row }, ['Edit', 'Delete']).map((action) => ({
      ...action,
      actionListContext: 'RelatedListRecord',
      relatedListRecordId: row.Id,
      sourceObject: parent.Id,
    }));
    return [row.Id, actions] as const;
  });
  return answer(view, `actions/record/${id}/related-list-record/${ids}`, lists);
};

/** `New` above a related list, for those who may make such records. */
export const getRelatedListActions: Handler = (context, { version }, { id = '', relatedList = '' }) => {
  const view = viewOf(context, version);
  const { object, row } = recordAt(view, id);
  const recordTypeId = recordTypeFor(view, object, row.RecordTypeId);
  const { child, id: name } = relatedListNamed(view, object, { id: relatedList, recordTypeId });
  const facts = { actionListContext: 'RelatedList', relatedSourceObject: name, targetObject: child.name };
  const actions = child.createable
    ? [actionOf({ view, object, row }, { apiName: 'New', label: 'New', type: 'StandardButton', ...facts })]
    : [];
  return answer(view, `actions/record/${id}/related-list/${relatedList}`, [[row.Id, actions]]);
};

const actionAt = (view: View, name: string): QuickAction => {
  const action = quickActionNamed(view, name);
  if (action === undefined) throw uiRefusals.notFound();
  return action;
};

const columnsOf = (view: View, object: ObjectSchema, { type, quickActionLayout }: QuickActionMetadata) => {
  const mode = type === 'Create' ? 'Create' : 'Edit';
  const place = { mode, object, whole: view.wholeOrg.schema.find(object.name) ?? object } as const;
  return (quickActionLayout?.quickActionLayoutColumns ?? []).map(({ quickActionLayoutItems }) => ({
    layoutItems: quickActionLayoutItems.flatMap(
      ({ field, uiBehavior, emptySpace }) => itemShape({ field, behavior: uiBehavior, emptySpace }, place) ?? [],
    ),
  }));
};

/** Values that the action gives, where they are no formulas. @throws Unsupported for one that is */
const presetsOf = (object: ObjectSchema, { fieldOverrides }: QuickActionMetadata): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldOverrides.flatMap(({ field, literalValue, formula }) => {
      if (formula !== undefined) throw new Unsupported(`formulas of quick actions (${object.name}.${field})`);
      return fieldOf(object, field) === undefined ? [] : [[field, literalValue ?? ''] as const];
    }),
  );

/** The fields of a quick action that makes or changes a record. The path is the sandbox's own: the platform documents none. */
export const getQuickActionLayout: Handler = (context, { version }, { name = '' }) => {
  const view = viewOf(context, version);
  const { metadata, object: ownObject = '' } = actionAt(view, name);
  const object = objectNamed(view, metadata.type === 'Create' ? (metadata.targetObject ?? ownObject) : ownObject);
  const content = {
    actionApiName: name,
    layout: { columns: columnsOf(view, object, metadata) },
    objectApiName: object.name,
    presets: presetsOf(object, metadata),
    successMessage: metadata.successMessage ?? null,
    targetParentField: metadata.targetParentField ?? null,
    type: metadata.type,
  };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};
