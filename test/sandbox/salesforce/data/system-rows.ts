import { objectNamed, type Data } from './context.ts';
import type { Org, SystemRow, Value } from './types.ts';

/**
 * Rows that the platform keeps about itself, such as jobs and their schedules: written past the checks of a save, taken back
 * with the transaction like any other, not counted as writes of a client.
 */
type SystemRows = Pick<Org, 'writeSystemRow' | 'changeSystemRow' | 'dropSystemRow'>;

const stampsOf = (data: Data): Readonly<Record<string, Value>> => {
  const now = `${data.clock.now().toISOString().slice(0, 19)}.000Z`;
  return { LastModifiedDate: now, SystemModstamp: now };
};

export const systemRows = (data: Data): SystemRows => {
  const { store } = data;
  const blank = (object: string): Readonly<Record<string, Value>> =>
    Object.fromEntries(
      [...objectNamed(data, object).fields.values()].map((field) => [
        field.name,
        field.defaultValue ?? (field.type === 'boolean' ? false : null),
      ]),
    );
  const change = ({ object, id, values }: SystemRow & { readonly id: string }): void => {
    const schema = objectNamed(data, object);
    const before = store.table(schema).get(id);
    if (before !== undefined) store.put(schema, { ...before, ...stampsOf(data), ...values, Id: id });
  };
  return {
    writeSystemRow({ userId }, { object, values }) {
      const schema = objectNamed(data, object);
      const stamps = stampsOf(data);
      const audit = { CreatedDate: stamps.LastModifiedDate ?? null, CreatedById: userId, LastModifiedById: userId };
      const id = typeof values.Id === 'string' ? values.Id : store.nextId(schema);
      store.put(schema, { ...blank(object), ...stamps, ...audit, ...values, Id: id });
      return id;
    },
    changeSystemRow: change,
    dropSystemRow: ({ object, id }) => change({ object, id, values: { IsDeleted: true } }),
  };
};
