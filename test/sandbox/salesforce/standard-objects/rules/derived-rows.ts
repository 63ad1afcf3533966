/** Rows that the platform makes by itself along with another one, such as the document of a file's first version. */
import { isCompound } from '../../schema/field.ts';
import { objectNamed, type Data } from '../../data/context.ts';
import type { Value } from '../../data/types.ts';

type Derived = {
  readonly object: string;
  readonly now: string;
  /** The user in whose name it is made. */
  readonly author: Value;
  readonly values: Readonly<Record<string, Value>>;
};

/** @returns the id of the new row */
export const addRow = (data: Data, { object: name, now, author, values }: Derived): string => {
  const object = objectNamed(data, name);
  const blank = Object.fromEntries(
    [...object.fields.values()]
      .filter((field) => !field.calculated && !isCompound(field))
      .map((field) => [field.name, field.defaultValue ?? (field.type === 'boolean' ? false : null)]),
  );
  const owner: Record<string, Value> = object.fields.has('ownerid') ? { OwnerId: author } : {};
  const stamps = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now };
  const people = { CreatedById: author, LastModifiedById: author };
  const Id = data.store.nextId(object);
  data.store.put(object, { ...blank, ...stamps, ...people, ...owner, ...values, Id });
  return Id;
};
