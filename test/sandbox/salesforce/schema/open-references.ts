/**
 * Look-ups of standard objects that may point to any custom object: what files, notes, approvals and activities hang on.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
 */
import type { FieldSchema, ObjectSchema } from './types.ts';

const FILES: ReadonlySet<string> = new Set([
  'Attachment.ParentId',
  'ContentDocumentLink.LinkedEntityId',
  'ContentVersion.FirstPublishLocationId',
  'FeedItem.ParentId',
  'Note.ParentId',
  'ProcessInstance.TargetObjectId',
  'ProcessInstanceHistory.TargetObjectId',
]);
const ACTIVITIES: ReadonlySet<string> = new Set(['EmailMessage.RelatedToId', 'Event.WhatId', 'Task.WhatId']);

/** Which custom objects take files, and which activities as well. */
export type OpenTargets = { readonly custom: readonly string[]; readonly active: readonly string[] };

const targetsOf = (name: string, { custom, active }: OpenTargets): readonly string[] => {
  if (FILES.has(name)) return custom;
  return ACTIVITIES.has(name) ? active : [];
};

const opened = (object: ObjectSchema, targets: OpenTargets): readonly (readonly [string, FieldSchema])[] =>
  [...object.fields].flatMap(([key, field]) => {
    const more = targetsOf(`${object.name}.${field.name}`, targets);
    return more.length === 0 ? [] : [[key, { ...field, referenceTo: [...field.referenceTo, ...more] }] as const];
  });

/** The same objects, whose open look-ups take custom ones as well. */
export const withOpenReferences = (objects: readonly ObjectSchema[], targets: OpenTargets): readonly ObjectSchema[] =>
  objects.map((object) => {
    const fields = opened(object, targets);
    return fields.length === 0 ? object : { ...object, fields: new Map([...object.fields, ...fields]) };
  });
