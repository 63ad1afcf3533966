/**
 * The last step of a save before its commit: summaries of parents are worked out again for all rows that were touched, and a
 * parent that changes goes through a save of its own, with triggers, rules and flows.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { objectNamed, rowBehind, type Data } from './context.ts';
import { prepareDerived } from './save-row.ts';
import { chunkRow, isSound, type Chunk, type ChunkRow } from './save-steps.ts';
import { changedTotals, type ParentTotals } from './summary-rules.ts';
import { toTheSecond } from './times.ts';

type SaveChunk = (chunk: Chunk, rows: readonly ChunkRow[]) => void;

const saveParents = (chunk: Chunk, parents: readonly ParentTotals[], saveChunk: SaveChunk): readonly ChunkRow[] => {
  const { data, caller } = chunk;
  const object = objectNamed(data, parents[0]?.object ?? '');
  const save = { data, caller, object, valuesAre: 'json' as const, now: toTheSecond(data.clock) };
  const rows = parents.map(({ id, values }) => chunkRow(() => prepareDerived(save, id, values)));
  saveChunk({ data, caller, object, operations: ['update'], isPartial: false, wishes: {} }, rows);
  return rows;
};

/** Rows that belong, or belonged, to the parent; all when it is not told. */
const childrenOf = (rows: readonly ChunkRow[], parent: string): readonly ChunkRow[] => {
  const own = rows.filter(({ prepared }) =>
    [prepared?.values(), prepared?.before].some((values) => Object.values(values ?? {}).includes(parent)),
  );
  return own.length === 0 ? rows : own;
};

const refuse = (rows: readonly ChunkRow[], parents: readonly ParentTotals[], saved: readonly ChunkRow[]): void => {
  for (const [at, { errors }] of saved.entries()) {
    const { id = '' } = parents[at] ?? {};
    if (errors.length === 0) continue;
    for (const row of childrenOf(rows, id).filter(isSound)) row.errors = errors;
  }
};

const stillThere = (data: Data, { object, id }: ParentTotals): boolean => rowBehind(data, object, id) !== undefined;

/** @param saveChunk the whole procedure, for the parents */
export const rollUpParents = (chunk: Chunk, rows: readonly ChunkRow[], saveChunk: SaveChunk): void => {
  const { data } = chunk;
  const totals = changedTotals(chunk, data.touched.take()).filter((parent) => stillThere(data, parent));
  for (const parents of Map.groupBy(totals, ({ object }) => object).values()) {
    refuse(rows, parents, saveParents(chunk, parents, saveChunk));
  }
};
