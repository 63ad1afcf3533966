/**
 * The org as it stood a while ago: a past remembers, row by row, what has been written since, and can show the old rows again
 * for the length of a synchronous piece of work. Made for work that is repeated and must see what it saw the first time.
 */
import type { Table } from './table.ts';
import type { SObjectRecord } from './types.ts';

export type Past = {
  /** Everyone sees the org as it was then, until the present or another past is shown. */
  show(): void;
  /** Nobody will come back to it. */
  forget(): void;
};

export type Pasts = {
  /** Writes a row, or drops it, and lets every past remember what stood there. */
  write(rows: Table, id: string, record: SObjectRecord | undefined): void;
  /** Remembers the present. */
  remember(): Past;
  showPresent(): void;
};

type Rows = Map<string, SObjectRecord | undefined>;
type Written = Map<Table, Rows>;

const put = (rows: Table, id: string, record: SObjectRecord | undefined): void => {
  if (record === undefined) rows.drop(id);
  else rows.put(record);
};

const rowsIn = (past: Written, table: Table): Rows => {
  const known = past.get(table) ?? new Map<string, SObjectRecord | undefined>();
  past.set(table, known);
  return known;
};

const apply = (past: Written): void => {
  for (const [table, rows] of past) for (const [id, record] of rows) put(table, id, record);
};

export const openPasts = (): Pasts => {
  const remembered = new Set<Written>();
  let displaced: Written = new Map();

  const showPresent = (): void => {
    const present = displaced;
    displaced = new Map();
    apply(present);
  };

  return {
    write(table, id, record) {
      // What is written while the past is shown is taken back before the present returns.
      if (displaced.size === 0) {
        for (const past of remembered) {
          const rows = rowsIn(past, table);
          if (!rows.has(id)) rows.set(id, table.get(id));
        }
      }
      put(table, id, record);
    },
    remember() {
      const past: Written = new Map();
      remembered.add(past);
      return {
        show() {
          showPresent();
          for (const [table, rows] of past) {
            const present = rowsIn(displaced, table);
            for (const id of rows.keys()) present.set(id, table.get(id));
          }
          apply(past);
        },
        forget: () => void remembered.delete(past),
      };
    },
    showPresent,
  };
};
