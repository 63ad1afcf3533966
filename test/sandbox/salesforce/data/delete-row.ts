import type { ChildRelationship, ObjectSchema } from '../schema/types.ts';
import { afterWrite, objectNamed } from './context.ts';
import { changeStamps, type Save } from './new-row.ts';
import { plainPrepared, type Prepared } from './prepared.ts';
import { refused, refusals } from './save-failure.ts';
import { checkUnlocked } from './locks.ts';
import { checkObjectRight, checkRowRight } from './save-rights.ts';
import { existingRow } from './save-row.ts';
import type { SObjectRecord } from './types.ts';

/**
 * Deletes a row with what hangs on it: details go along, look-ups are emptied, restricting look-ups refuse. Only the row itself
 * is shown to hooks, as documented for deletes that cascade.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_ignoring_operations.htm
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

/** Every reference to rows of an object, named relationship or not, with what its constraint asks for. */
export const referencesTo = ({
  data,
  object: target,
}: Pick<Save, 'data' | 'object'>): readonly { object: ObjectSchema; field: string; constraint: string }[] =>
  data.schema.all().flatMap((object) =>
    [...object.fields.values()]
      .filter((field) => field.type === 'reference' && field.indexed && field.referenceTo.includes(target.name))
      .filter((field) => field.deleteConstraint !== undefined)
      .map((field) => ({ object, field: field.name, constraint: field.deleteConstraint ?? 'SetNull' })),
  );

type Child = { readonly object: ObjectSchema; readonly field: string; readonly row: SObjectRecord };

const settleChild = ({ save, record }: Removal, constraint: string, { object, field, row }: Child): void => {
  const isDetail = constraint === 'Cascade';
  if (isDetail) remove({ save: { ...save, object }, record: row });
  else save.data.store.put(object, { ...row, [field]: null });
  save.data.bin.note(record.Id, { object: object.name, id: row.Id, field: isDetail ? undefined : field });
};

const settleChildren = (removal: Removal): void => {
  for (const { object, field, constraint } of referencesTo(removal.save)) {
    const children = childrenOf(removal, { name: '', childObject: object.name, field });
    if (children.length > 0 && constraint === 'Restrict') refuseFor(removal, object, children);
    for (const row of children) settleChild(removal, constraint, { object, field, row });
  }
};

function remove(removal: Removal): void {
  const { save, record } = removal;
  const { data, object } = save;
  data.rules[object.name]?.beforeDelete?.({ data, record });
  settleChildren(removal);
  const current = data.store.table(object).get(record.Id) ?? record;
  data.store.save(object, { ...current, ...changeStamps(save), IsDeleted: true });
  afterWrite(save, record, undefined);
}

/** Moves a row to the recycle bin. @throws SaveFailure */
export const removeRow = (save: Save, id: string): string => {
  const record = existingRow(save, id);
  remove({ save, record });
  return record.Id;
};

/**
 * The deletion of the row of that id, ready to be done.
 * @throws SaveFailure with the platform's reason
 */
export const prepareDelete = (save: Save, id: string): Prepared => {
  if (!save.object.deletable) throw refusals.notOperable('deleted', save.object.label);
  checkObjectRight(save, 'delete');
  const record = existingRow(save, id);
  checkRowRight(save, record, 'delete');
  checkUnlocked(save, record);
  return plainPrepared({
    operation: 'delete',
    before: record,
    values: () => record,
    write: () => ({ id: removeRow(save, record.Id), created: false }),
    written: () => record,
  });
};
