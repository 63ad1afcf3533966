/** What a save asks of its caller's rights. Saves of the platform and of system mode go without. */
import { fieldOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Data } from './context.ts';
import { normalizedId } from './record-id.ts';
import { refusals, refused } from './save-failure.ts';
import type { SObjectRecord, Value } from './types.ts';

export type SaveRights = {
  /** The object as the caller sees it; undefined when it does not exist for them. */
  objectFor(object: ObjectSchema): ObjectSchema | undefined;
  /** Whether sharing opens the row to the caller. */
  mayTouch(object: ObjectSchema, row: SObjectRecord, touch: RowTouch): boolean;
  /** Whether the caller may give a record of the object that record type, a row; any when left out. */
  mayGiveType?(object: ObjectSchema, type: SObjectRecord): boolean;
};

export type RowTouch = 'read' | 'edit' | 'delete';

type Place = { readonly data: Data; readonly object: ObjectSchema; readonly rights?: SaveRights | undefined };

const REFUSALS = {
  insert: { able: 'createable', verb: 'inserted', code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  update: { able: 'updateable', verb: 'updated', code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' },
  delete: { able: 'deletable', verb: 'deleted', code: 'INSUFFICIENT_ACCESS_OR_READONLY' },
} as const;

/** The object as it is shown to who saves. */
export const objectShown = ({ object, rights }: Pick<Place, 'object' | 'rights'>): ObjectSchema =>
  rights?.objectFor(object) ?? object;

/** @throws SaveFailure when the caller may not do so with the object */
export const checkObjectRight = (
  { object, rights }: Pick<Place, 'object' | 'rights'>,
  operation: keyof typeof REFUSALS,
): void => {
  if (rights === undefined) return;
  const shown = rights.objectFor(object);
  const { able, verb, code } = REFUSALS[operation];
  if (shown === undefined) throw refused('INVALID_TYPE', `sObject type '${object.name}' is not supported.`);
  if (!shown[able]) throw refused(code, `entity type cannot be ${verb}: ${object.label}`);
};

/** @throws SaveFailure when the row is not shared with the caller to that extent */
export const checkRowRight = (
  { object, rights }: Pick<Place, 'object' | 'rights'>,
  row: SObjectRecord,
  touch: RowTouch,
): void => {
  if (rights === undefined || rights.mayTouch(object, row, touch)) return;
  throw refused('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
};

/** A detail is added to a master that may be edited; any other parent only has to be seen. */
const touchOfParent = (object: ObjectSchema, name: string): RowTouch => {
  const field = fieldOf(object, name);
  return field?.deleteConstraint === 'Cascade' && field.required ? 'edit' : 'read';
};

type Parent = { readonly object: ObjectSchema; readonly row: SObjectRecord };

const parentNamed = ({ data, object }: Place, name: string, value: Value): Parent | undefined => {
  if (fieldOf(object, name)?.type !== 'reference' || typeof value !== 'string') return undefined;
  const id = normalizedId(value) ?? '';
  const parent = data.schema.findByKeyPrefix(id.slice(0, 3));
  const row = parent === undefined ? undefined : data.store.table(parent).get(id);
  return parent === undefined || row === undefined ? undefined : { object: parent, row };
};

/** https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_access.htm */
const checkTypeRight = ({ object, rights }: Place, parent: Parent): void => {
  if (parent.object.name !== 'RecordType' || rights?.mayGiveType?.(object, parent.row) !== false) return;
  throw refusals.foreignRecordType(parent.row.Id);
};

/**
 * Parents that a record names must be within the caller's reach.
 * @throws SaveFailure INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY
 */
export const checkParentRights = (place: Place, sent: Readonly<Record<string, Value>>): void => {
  const { object, rights } = place;
  if (rights === undefined) return;
  for (const [name, value] of Object.entries(sent)) {
    const parent = parentNamed(place, name, value);
    if (parent === undefined) continue;
    checkTypeRight(place, parent);
    const { row } = parent;
    if (rights.mayTouch(parent.object, row, touchOfParent(object, name))) continue;
    const message = `insufficient access rights on cross-reference id: ${row.Id}`;
    throw refused('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message);
  }
};
