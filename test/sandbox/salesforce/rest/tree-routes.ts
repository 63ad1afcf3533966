import { z } from 'zod';
import type { RawRecord, SaveError } from '../data/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { restRefusals } from './rest-error.ts';
import { bodyAs, objectIn, type Handler, type RestContext } from './rest-request.ts';

/**
 * Parents with their children in one call, all or none.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm
 */
const MOST_RECORDS = 200;
const MOST_LEVELS = 5;

const node = z.looseObject({ attributes: z.object({ type: z.string(), referenceId: z.string() }) });
type Node = z.infer<typeof node>;
const children = z.strictObject({ records: z.array(node) });
const body = z.strictObject({ records: z.array(node) });

type Planned = {
  readonly object: ObjectSchema;
  readonly referenceId: string;
  readonly fields: RawRecord;
  readonly level: number;
  /** Where the parent's id goes. */
  readonly parent: { readonly referenceId: string; readonly field: string } | undefined;
};

type Level = { readonly level: number; readonly parent: { referenceId: string; object: ObjectSchema } | undefined };

const childField = (context: RestContext, parent: ObjectSchema, relationship: string): string => {
  const found = context.org.schema
    .childrenOf(parent.name)
    .find((relation) => relation.name.toLowerCase() === relationship.toLowerCase());
  if (found === undefined) throw restRefusals.badRequest(`No such relationship ${relationship} on ${parent.name}`);
  return found.field;
};

const plan = (
  context: RestContext,
  { attributes, ...rest }: Node,
  at: Level & { field?: string },
): readonly Planned[] => {
  const object = objectIn(context, { object: attributes.type });
  const nested = Object.entries(rest).flatMap(([name, value]) => {
    const parsed = children.safeParse(value);
    return parsed.success ? [{ name, records: parsed.data.records }] : [];
  });
  const names = new Set(nested.map(({ name }) => name));
  const fields = Object.fromEntries(Object.entries(rest).filter(([name]) => !names.has(name)));
  const { referenceId } = attributes;
  const parent = at.parent && { referenceId: at.parent.referenceId, field: at.field ?? '' };
  const below = nested.flatMap(({ name, records }) =>
    records.flatMap((child) =>
      plan(context, child, {
        level: at.level + 1,
        parent: { referenceId, object },
        field: childField(context, object, name),
      }),
    ),
  );
  return [{ object, referenceId, fields, level: at.level, parent }, ...below];
};

type Failed = { readonly referenceId: string; readonly errors: readonly SaveError[] };

class TreeFailed extends Error {
  readonly results: readonly Failed[];

  constructor(results: readonly Failed[]) {
    super('tree failed');
    this.results = results;
  }
}

const parentIdOf = ({ parent }: Planned, ids: ReadonlyMap<string, string>): RawRecord =>
  parent === undefined ? {} : { [parent.field]: ids.get(parent.referenceId) };

/** Records of one object and level, saved together. */
const insertTogether = (
  context: RestContext,
  group: readonly Planned[],
  ids: Map<string, string>,
): readonly Failed[] => {
  const object = group[0]?.object.name ?? '';
  const records = group.map((one) => ({ ...one.fields, ...parentIdOf(one, ids) }));
  const results = context.org.insert(context.caller, { object, records, allOrNone: false });
  return results.flatMap(({ id, errors, success }, position) => {
    const referenceId = group[position]?.referenceId ?? '';
    if (id !== null) ids.set(referenceId, id);
    return success ? [] : [{ referenceId, errors }];
  });
};

const byLevelAndObject = (planned: readonly Planned[]): readonly (readonly Planned[])[] =>
  [...Map.groupBy(planned, ({ level, object }) => `${level} ${object.name}`).values()].toSorted(
    ([one], [other]) => (one?.level ?? 0) - (other?.level ?? 0),
  );

/** Parents are saved before their children; what hangs on a refused parent is not tried. */
const insertAll = (context: RestContext, planned: readonly Planned[]): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>();
  const failed = byLevelAndObject(planned).flatMap((group) => {
    const possible = group.filter(({ parent }) => parent === undefined || ids.has(parent.referenceId));
    return possible.length === 0 ? [] : insertTogether(context, possible, ids);
  });
  if (failed.length > 0) throw new TreeFailed(failed);
  return ids;
};

const checkSize = (planned: readonly Planned[]): void => {
  if (planned.length > MOST_RECORDS) throw restRefusals.tooMany(MOST_RECORDS);
  if (planned.some(({ level }) => level > MOST_LEVELS)) {
    throw restRefusals.badRequest(`A tree can have at most ${MOST_LEVELS} levels.`);
  }
};

export const createTree: Handler = (context, request, parameters) => {
  const object = objectIn(context, parameters);
  const { records } = bodyAs(request, body);
  if (records.some((record) => record.attributes.type.toLowerCase() !== object.name.toLowerCase())) {
    throw restRefusals.badRequest(`The roots of the tree must be of type ${object.name}.`);
  }
  const planned = records.flatMap((record) => plan(context, record, { level: 1, parent: undefined }));
  checkSize(planned);
  try {
    const ids = context.org.transaction(() => insertAll(context, planned));
    return {
      status: 201,
      body: { hasErrors: false, results: [...ids].map(([referenceId, id]) => ({ referenceId, id })) },
    };
  } catch (error) {
    if (!(error instanceof TreeFailed)) throw error;
    return { status: 400, body: { hasErrors: true, results: error.results } };
  }
};
