/**
 * Fields that a query in user mode names and its user may not read.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { BoundCondition, BoundField, BoundQuery, BoundTypeOf, BoundValue } from '../../soql/index.ts';
import { mayUseField } from '../describe/access.ts';

/** A field and the object it is read from. */
type Named = { readonly object: ObjectSchema; readonly field: FieldSchema };

const fieldOf = (value: BoundValue): BoundField => (value.kind === 'field' ? value : value.argument);

const named = (query: BoundQuery, value: BoundValue): Named => {
  const { hops, field } = fieldOf(value);
  return { object: hops.at(-1)?.targets[0] ?? query.object, field };
};

const inCondition = (query: BoundQuery, condition: BoundCondition | undefined): readonly Named[] => {
  if (condition === undefined) return [];
  if (condition.kind === 'not') return inCondition(query, condition.part);
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.parts.flatMap((part) => inCondition(query, part));
  const own = named(query, condition.left);
  return condition.kind === 'join' ? [own, ...everywhere(condition.query)] : [own];
};

const inSelect = (query: BoundQuery): readonly Named[] => {
  const { projection } = query;
  if (projection.kind === 'count') return [];
  if (projection.kind === 'aggregate')
    return [...projection.groupBy, ...projection.columns.map(({ value }) => value)].map((value) => named(query, value));
  return projection.select.flatMap((item) => {
    if (item.kind === 'children') return everywhere(item.query);
    return item.kind === 'typeof' ? inTypeOf(query, item) : [named(query, item.value)];
  });
};

/** The look-up, and what is read behind it of each kind of parent. */
const inTypeOf = (query: BoundQuery, { hop, cases, otherwise }: BoundTypeOf): readonly Named[] => {
  const parents = hop.targets.flatMap((object) =>
    (cases.get(object.name) ?? otherwise).map(({ value }) => ({ object, field: fieldOf(value).field })),
  );
  return [{ object: query.object, field: hop.reference }, ...parents];
};

function everywhere(query: BoundQuery): readonly Named[] {
  const { projection, where, orderBy } = query;
  const having = projection.kind === 'aggregate' ? projection.having : undefined;
  return [
    ...inSelect(query),
    ...inCondition(query, where),
    ...inCondition(query, having),
    ...orderBy.map(({ value }) => named(query, value)),
  ];
}

/** Field names by object; `WITH SECURITY_ENFORCED` looks at what is selected only. */
export const inaccessibleFields = (query: BoundQuery): ReadonlyMap<string, readonly string[]> => {
  const looked = query.access === 'SECURITY_ENFORCED' ? inSelect(query) : everywhere(query);
  const refused = looked.filter(({ object, field }) => !mayUseField(field, 'read', { object }));
  const byObject = Map.groupBy(refused, ({ object }) => object.name);
  return new Map(
    [...byObject].map(([object, fields]) => [object, [...new Set(fields.map(({ field }) => field.name))]]),
  );
};
