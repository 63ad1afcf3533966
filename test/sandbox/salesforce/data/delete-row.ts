import type { ChildRelationship, ObjectSchema } from '../schema/types.ts';
import { objectNamed } from './context.ts';
import { refused, refusals } from './save-failure.ts';
import { existingRow, type Save } from './save-row.ts';
import type { SObjectRecord } from './types.ts';

/**
 * Deletes a row with what hangs on it: details go along, look-ups are emptied, restricting look-ups refuse.
 */
type Removal = { readonly save: Save; readonly record: SObjectRecord };

const nameOf = (object: ObjectSchema, record: SObjectRecord): string => {
  const nameField = [...object.fields.values()].find((field) => field.nameField);
  return String(record[nameField?.name ?? 'Id'] ?? record.Id);
};

const childrenOf = ({ save, record }: Removal, relation: ChildRelationship): readonly SObjectRecord[] =>
  save.data.store.table(objectNamed(save.data, relation.childObject)).find(relation.field, record.Id);

const refuseFor = ({ save, record }: Removal, child: ObjectSchema, children: readonly SObjectRecord[]): void => {
  const names = children.map((row) => nameOf(child, row)).join(', ');
  throw refused(
    'DELETE_FAILED',
    `Your attempt to delete ${nameOf(save.object, record)} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${names}`,
  );
};

const releaseChild = (save: Save, child: { object: ObjectSchema; field: string }, row: SObjectRecord): void =>
  save.data.store.put(child.object, { ...row, [child.field]: null });

/** Every reference to the row, named relationship or not, with what its constraint asks for. */
const referencesTo = (save: Save): readonly { object: ObjectSchema; field: string; constraint: string }[] =>
  save.data.schema.all().flatMap((object) =>
    [...object.fields.values()]
      .filter((field) => field.type === 'reference' && field.indexed && field.referenceTo.includes(save.object.name))
      .filter((field) => field.deleteConstraint !== undefined)
      .map((field) => ({ object, field: field.name, constraint: field.deleteConstraint ?? 'SetNull' })),
  );

const settleChildren = (removal: Removal): void => {
  const { save } = removal;
  for (const { object, field, constraint } of referencesTo(save)) {
    const children = childrenOf(removal, { name: '', childObject: object.name, field });
    if (children.length === 0) continue;
    if (constraint === 'Restrict') refuseFor(removal, object, children);
    for (const row of children) {
      if (constraint === 'Cascade') remove({ save: { ...save, object }, record: row });
      else releaseChild(save, { object, field }, row);
    }
  }
};

function remove(removal: Removal): void {
  const { save, record } = removal;
  const { data, object, now } = save;
  data.rules[object.name]?.beforeDelete?.({ data, record });
  settleChildren(removal);
  const stamps = { LastModifiedDate: now, LastModifiedById: save.caller.userId, SystemModstamp: now };
  const current = data.store.table(object).get(record.Id) ?? record;
  data.store.save(object, { ...current, ...stamps, IsDeleted: true });
  data.rules[object.name]?.afterSave?.({ data, now, before: record, after: undefined });
}

/**
 * Moves the row of that id to the recycle bin.
 * @throws SaveFailure with the platform's reason
 */
export const deleteRow = (save: Save, id: string): string => {
  if (!save.object.deletable) throw refusals.notOperable('deleted', save.object.label);
  const record = existingRow(save, id);
  remove({ save, record });
  return record.Id;
};
