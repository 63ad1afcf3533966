/**
 * The records a query has to look at: those an indexed condition leads to, over parents too, or else all of the object.
 * Conditions are tested again afterwards, so this may find too many records but never too few.
 */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { BoundCondition, BoundField, BoundQuery } from '../binding/bound.ts';
import { RECORD_ACCESS, recordAccessRows } from '../../sharing/record-access.ts';
import { malformed } from '../binding/name-scope.ts';
import type { QueryContext } from './context.ts';

type Lead = { readonly field: BoundField; readonly values: readonly Value[] };
export type JoinedIds = (condition: Extract<BoundCondition, { kind: 'join' }>) => ReadonlySet<Value>;

const conjunctsOf = (condition: BoundCondition | undefined): readonly BoundCondition[] => {
  if (condition === undefined) return [];
  return condition.kind === 'and' ? condition.parts.flatMap(conjunctsOf) : [condition];
};

const valuesOf = (condition: BoundCondition, joined: JoinedIds): readonly Value[] | undefined => {
  if (condition.kind === 'join') return condition.negated ? undefined : [...joined(condition)];
  if (condition.kind === 'compare' && condition.operator === '=' && condition.right.kind === 'value') {
    return [condition.right.value];
  }
  if (condition.kind !== 'in' || condition.negated) return undefined;
  const values = condition.values.map((value) => (value.kind === 'value' ? value.value : null));
  return values;
};

const isIndexed = ({ field, hops }: BoundField): boolean =>
  field.indexed && hops.every(({ reference, targets }) => reference.indexed && targets.length === 1);

const leadOf = (condition: BoundCondition, joined: JoinedIds): Lead | undefined => {
  if (!('left' in condition) || condition.left.kind !== 'field' || !isIndexed(condition.left)) return undefined;
  const values = valuesOf(condition, joined);
  // An index holds no empty values: null must be looked for in all records.
  return values === undefined || values.includes(null) ? undefined : { field: condition.left, values };
};

const byId = (one: SObjectRecord, other: SObjectRecord): number => (one.Id < other.Id ? -1 : one.Id > other.Id ? 1 : 0);

const lookupAll = (context: QueryContext, object: string, search: { field: string; values: readonly Value[] }) => {
  const found = new Map<string, SObjectRecord>();
  for (const value of search.values) {
    for (const row of context.org.lookup(object, search.field, value)) found.set(row.Id, row);
  }
  return [...found.values()];
};

/** Walks from the records of the last hop back to those of the queried object. */
const follow = (context: QueryContext, object: string, lead: Lead): readonly SObjectRecord[] => {
  const objectBefore = (hop: number): string => lead.field.hops[hop - 1]?.targets[0]?.name ?? object;
  const last = lead.field.hops.length;
  const search = { field: lead.field.field.name, values: lead.values };
  let rows = lookupAll(context, objectBefore(last), search);
  for (const [place, hop] of [...lead.field.hops.entries()].reverse()) {
    const ids = rows.map(({ Id }) => Id);
    rows = lookupAll(context, objectBefore(place), { field: hop.reference.name, values: ids });
  }
  return rows.sort(byId);
};

/** All records of the object that the query may see. */
export const everyRow = (context: QueryContext, object: string): Iterable<SObjectRecord> =>
  context.includeDeleted ? context.org.allRows(object) : context.org.rows(object);

/** The values a query asks for of a field of its own; none when it leaves the field open. */
const askedValues = (query: BoundQuery, name: string, joined: JoinedIds): readonly string[] =>
  conjunctsOf(query.where)
    .flatMap((condition) =>
      'left' in condition && condition.left.kind === 'field' && condition.left.name === name
        ? (valuesOf(condition, joined) ?? [])
        : [],
    )
    .filter((value) => typeof value === 'string');

/** What users may do with records is worked out for those that the query names. */
const accessRows = ({ org }: QueryContext, query: BoundQuery, joined: JoinedIds): readonly SObjectRecord[] => {
  const userIds = askedValues(query, 'UserId', joined);
  const recordIds = askedValues(query, 'RecordId', joined);
  if (userIds.length === 0 || recordIds.length === 0)
    throw malformed(`${RECORD_ACCESS} is asked by UserId and RecordId`);
  return recordAccessRows(org, { userIds, recordIds });
};

/** The fewest records known to contain every match, in the order of their ids. */
export const candidateRows = (context: QueryContext, query: BoundQuery, joined: JoinedIds): Iterable<SObjectRecord> => {
  if (query.object.name === RECORD_ACCESS) return accessRows(context, query, joined);
  // Indexes leave deleted records out.
  if (context.includeDeleted) return everyRow(context, query.object.name);
  const leads = conjunctsOf(query.where)
    .map((condition) => leadOf(condition, joined))
    .filter((lead) => lead !== undefined);
  const best = leads.sort((one, other) => one.values.length - other.values.length)[0];
  return best === undefined ? everyRow(context, query.object.name) : follow(context, query.object.name, best);
};
