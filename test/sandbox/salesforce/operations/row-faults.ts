import { z } from 'zod';
import type { SaveError } from '../data/types.ts';

/** Rows that cannot be saved although nothing is wrong with them, such as one another transaction holds a lock on. */
export const rowFaultRule = z.strictObject({
  /** API name of the object whose rows are struck. */
  object: z.string(),
  /** Values a row must have to be struck: those sent, and for the rest those it had. */
  where: z.record(z.string(), z.unknown()).default({}),
  /** How many rows are struck. */
  times: z.int().positive().default(1),
  /** Rows to let pass first. */
  after: z.int().nonnegative().default(0),
  code: z.string().default('UNABLE_TO_LOCK_ROW'),
  message: z.string().default('unable to obtain exclusive access to this record'),
});
export type RowFaultRule = z.infer<typeof rowFaultRule>;

export type RowFaults = {
  add(rule: RowFaultRule): void;
  clear(): void;
  list(): readonly RowFaultRule[];
  /** The error that strikes the next such row. @param row its values, as far as they are known before the save */
  strike(object: string, row: Readonly<Record<string, unknown>>): SaveError | undefined;
};

export const rowFaults = (): RowFaults => {
  let rules: RowFaultRule[] = [];
  return {
    add: (rule) => void rules.push({ ...rule }),
    clear: () => (rules = []),
    list: () => rules,
    strike(object, row) {
      const isMeant = ({ where }: RowFaultRule): boolean =>
        Object.entries(where).every(([field, value]) => row[field] === value);
      const rule = rules.find((one) => one.object === object && isMeant(one));
      if (rule === undefined) return undefined;
      if (rule.after > 0) {
        rule.after -= 1;
        return undefined;
      }
      rule.times -= 1;
      rules = rules.filter((one) => one.times > 0);
      return { statusCode: rule.code, message: rule.message, fields: [] };
    },
  };
};
