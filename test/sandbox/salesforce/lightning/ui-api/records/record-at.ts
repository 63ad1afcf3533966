/** The record an id names, if the caller may have it: who may not is told so, what is not there is not found. */
import { normalizedId } from '../../../data/record-id.ts';
import type { SObjectRecord } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { uiRefusals } from '../refusals.ts';
import { objectNamed, type View } from '../view.ts';

export type RecordAt = { readonly object: ObjectSchema; readonly row: SObjectRecord };

/** @throws RestError 400 for what is no id, 403 without access, 404 when there is none or it is deleted */
export const recordAt = (view: View, sentId: string): RecordAt => {
  const id = normalizedId(sentId);
  if (id === undefined) throw uiRefusals.badId(sentId);
  const known = view.wholeOrg.schema.findByKeyPrefix(id.slice(0, 3));
  if (known === undefined) throw uiRefusals.notFound();
  if (view.org.schema.find(known.name) === undefined) throw uiRefusals.noAccess();
  const object = objectNamed(view, known.name);
  const stored = view.wholeOrg.byId(object.name, id);
  if (stored === undefined || stored.IsDeleted === true) throw uiRefusals.notFound();
  const row = view.org.byId(object.name, id);
  if (row === undefined) throw uiRefusals.noAccess();
  return { object, row };
};
