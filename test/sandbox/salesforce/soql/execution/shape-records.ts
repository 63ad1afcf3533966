/**
 * Walks the records of a query in the shape it asks for: selected values, parents nested along their paths, children of
 * sub-queries. What a record is made of is the maker's business: JSON for the REST API, sObjects for Apex.
 */
import type { SObjectRecord } from '../../data/types.ts';
import type { BoundQuery, BoundSelect, Hop, RowValue } from '../binding/bound.ts';
import { everyRow } from './candidate-rows.ts';
import type { QueryContext } from './context.ts';
import { parentOf } from './read-value.ts';
import { rowSelection } from './select-rows.ts';

/** Makes records of one kind, filled in place. */
export type RecordMaker<Made> = {
  open(type: string, row: SObjectRecord): Made;
  /** A function that puts a selected value on a record; the value's path is already walked. */
  value(key: string, value: RowValue): (made: Made, row: SObjectRecord) => void;
  parent(made: Made, hop: Hop, parent: Made | null): void;
  children(made: Made, children: Extract<BoundSelect, { kind: 'children' }>, records: readonly Made[]): void;
};

type Step<Made> = (made: Made, row: SObjectRecord) => void;

/** What one record shows, in order, and the parents that show more of the same. */
type Shape<Made> = { readonly steps: Step<Made>[]; readonly parents: Map<string, Shape<Made>> };

type Walk<Made> = { readonly context: QueryContext; readonly maker: RecordMaker<Made> };

const emptyShape = <Made>(): Shape<Made> => ({ steps: [], parents: new Map() });

/** The value as seen from the last parent of its path. */
const withoutHops = (value: RowValue): RowValue =>
  value.kind === 'field' ? { ...value, hops: [] } : { ...value, argument: { ...value.argument, hops: [] } };

const makeRow = <Made>({ maker }: Walk<Made>, of: { type: string; shape: Shape<Made> }, row: SObjectRecord): Made => {
  const made = maker.open(of.type, row);
  for (const step of of.shape.steps) step(made, row);
  return made;
};

const parentStep =
  <Made>(walk: Walk<Made>, hop: Hop, shape: Shape<Made>): Step<Made> =>
  (made, row) => {
    const parent = parentOf(walk.context, hop, row);
    const [only, ...others] = hop.targets;
    const target =
      others.length === 0 || parent === undefined
        ? only
        : walk.context.org.schema.findByKeyPrefix(parent.Id.slice(0, 3));
    const type = target?.name ?? '';
    walk.maker.parent(made, hop, parent === undefined ? null : makeRow(walk, { type, shape }, parent));
  };

const placeValue = <Made>(
  walk: Walk<Made>,
  shape: Shape<Made>,
  item: Extract<BoundSelect, { kind: 'value' }>,
): void => {
  const field = item.value.kind === 'field' ? item.value : item.value.argument;
  let place = shape;
  for (const hop of field.hops) {
    const known = place.parents.get(hop.relationship);
    const parent = known ?? emptyShape<Made>();
    place.parents.set(hop.relationship, parent);
    // Keeps the parent where it was first mentioned.
    if (known === undefined) place.steps.push(parentStep(walk, hop, parent));
    place = parent;
  }
  place.steps.push(walk.maker.value(item.alias ?? field.field.name, withoutHops(item.value)));
};

/** Finds the children of a parent: by index where there is one, else by one pass over all of them. */
const childrenFinder = (context: QueryContext, query: BoundQuery, field: string) => {
  const object = query.object.name;
  const indexed = query.object.fields.get(field.toLowerCase())?.indexed === true;
  if (indexed && !context.includeDeleted) return (id: string) => context.org.lookup(object, field, id);
  const byParent = Map.groupBy(everyRow(context, object), (row) => row[field] ?? null);
  return (id: string) => byParent.get(id) ?? [];
};

const childrenStep = <Made>(walk: Walk<Made>, item: Extract<BoundSelect, { kind: 'children' }>): Step<Made> => {
  const selection = rowSelection(walk.context, item.query);
  const find = childrenFinder(walk.context, item.query, item.relationship.field);
  const make = recordShaper(walk, item.query);
  return (made, row) => {
    const children = selection.arrange(selection.filter(find(row.Id)));
    walk.maker.children(made, item, children.map(make));
  };
};

type Items = Extract<BoundSelect, { kind: 'typeof' }>['otherwise'];

const shapeOf = <Made>(walk: Walk<Made>, items: Items): Shape<Made> => {
  const shape = emptyShape<Made>();
  for (const item of items) placeValue(walk, shape, item);
  return shape;
};

const typeOfStep = <Made>(
  walk: Walk<Made>,
  { hop, cases, otherwise }: Extract<BoundSelect, { kind: 'typeof' }>,
): Step<Made> => {
  const shapes = new Map([...cases].map(([object, items]) => [object, shapeOf(walk, items)]));
  const other = shapeOf(walk, otherwise);
  return (made, row) => {
    const parent = parentOf(walk.context, hop, row);
    const type = walk.context.org.schema.findByKeyPrefix(parent?.Id.slice(0, 3) ?? '')?.name ?? '';
    const shape = shapes.get(type) ?? other;
    walk.maker.parent(made, hop, parent === undefined ? null : makeRow(walk, { type, shape }, parent));
  };
};

const placeItem = <Made>(walk: Walk<Made>, shape: Shape<Made>, item: BoundSelect): void => {
  if (item.kind === 'value') placeValue(walk, shape, item);
  else shape.steps.push(item.kind === 'typeof' ? typeOfStep(walk, item) : childrenStep(walk, item));
};

/** A function that makes the records of a query. */
export const recordShaper = <Made>(walk: Walk<Made>, query: BoundQuery): ((row: SObjectRecord) => Made) => {
  const shape = emptyShape<Made>();
  for (const item of query.projection.kind === 'records' ? query.projection.select : []) {
    placeItem(walk, shape, item);
  }
  return (row) => makeRow(walk, { type: query.object.name, shape }, row);
};
