/** Rows of a query as the records Apex sees: typed values, parents, child lists, and an error for whatever was not asked for. */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { FieldSchema } from '../../schema/types.ts';
import {
  recordShaper,
  rowReader,
  type BoundQuery,
  type BoundValue,
  type Found,
  type QueryContext,
  type RecordMaker,
  type RowValue,
} from '../../soql/index.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { apexValueOf } from './stored-value.ts';

/** The type and scale a selected value has in Apex. */
const shapeOf = (value: BoundValue): Pick<FieldSchema, 'type' | 'scale'> =>
  value.kind === 'field' ? value.field : { type: value.type, scale: value.argument.field.scale };

const typed = (context: QueryContext, value: RowValue): ((row: SObjectRecord) => unknown) => {
  const read = rowReader(context, value);
  const shape = shapeOf(value);
  return (row) => apexValueOf(shape, read(row));
};

const maker = (context: QueryContext): RecordMaker<SObjectValue> => ({
  // A query answers the id of every record, asked for or not.
  open: (type, row) => new SObjectValue(type, [['Id', row.Id]], true),
  value(key, value) {
    const read = typed(context, value);
    return (record, row) => void record.fields.set(key, read(row));
  },
  parent(record, { relationship, reference }, parent) {
    record.parents.set(relationship, parent);
    record.fields.set(reference.name, parent?.id ?? null);
  },
  children(record, { relationship }, records) {
    record.children.set(relationship.name, new ApexList(`List<${relationship.childObject}>`, [...records]));
  },
});

/** Averages have as many digits as they take; every other aggregate is a value of its field. */
const aggregateValue = (column: BoundValue, value: Value): unknown =>
  column.kind === 'aggregate' && column.calculation === 'AVG' && typeof value === 'number'
    ? Decimal.fromDouble(value)
    : apexValueOf(shapeOf(column), value);

type Groups = Extract<Found, { kind: 'aggregate' }>;

const groupRecords = ({ groups, columns }: Groups): readonly SObjectValue[] =>
  groups.map(
    (group) =>
      new SObjectValue(
        'AggregateResult',
        columns.map(({ key, value }) => [key, aggregateValue(value, group.get(value.name) ?? null)]),
        true,
      ),
  );

const childRows = (record: SObjectValue): number =>
  [...record.children.values()].reduce((sum, list) => sum + list.size, 0);

export type Records = {
  readonly list: ApexList;
  /** How many rows the platform counts for them: children too, and for groups the rows they were made of. */
  readonly rowsRead: number;
};

/** @param found what the query found, which is no bare count */
export const makeRecords = (
  context: QueryContext,
  query: BoundQuery,
  found: Exclude<Found, { kind: 'count' }>,
): Records => {
  if (found.kind === 'aggregate') {
    return { list: new ApexList('List<AggregateResult>', [...groupRecords(found)]), rowsRead: found.rowsRead };
  }
  const records = found.rows.map(recordShaper({ context, maker: maker(context) }, query));
  const rowsRead = records.reduce((sum, record) => sum + 1 + childRows(record), 0);
  return { list: new ApexList(`List<${query.object.name}>`, records), rowsRead };
};
