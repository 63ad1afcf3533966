/** The records that a matching rule takes for the same as one that is about to be saved. */
import type { Org, SObjectRecord, Value } from '../data/types.ts';
import { fieldOf } from '../schema/schema.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { SourceInvalid } from '../schema/source-error.ts';
import { holdsLogic, logicOf } from '../workflow/criteria/condition-logic.ts';
import type { DuplicateRule, MatchingRule, MatchRule } from './duplicate-metadata.ts';
import { matchBy, type Match } from './matching-methods.ts';

export type Row = Readonly<Record<string, Value>>;

/** One matching rule as a duplicate rule uses it. */
export type Matcher = {
  readonly name: string;
  /** The object whose records may match. */
  readonly object: ObjectSchema;
  readonly isFuzzy: boolean;
  /** @param apart ids that are saved together with the row and never match it */
  find(org: Org, row: Row, apart: ReadonlySet<string>): readonly SObjectRecord[];
};

type Pair = { readonly own: string; readonly theirs: string; readonly match: Match; readonly isExact: boolean };

const pairOf = (
  rule: MatchingRule,
  item: MatchingRule['matchingRuleItems'][number],
  { object, mapped, input }: { object: ObjectSchema; input: ObjectSchema; mapped: ReadonlyMap<string, string> },
): Pair => {
  const theirs = fieldOf(object, item.fieldName);
  const own = fieldOf(input, mapped.get(item.fieldName) ?? item.fieldName);
  if (theirs === undefined || own === undefined)
    throw new SourceInvalid(rule.file, `matchingRules.${rule.fullName}: no field ${item.fieldName}`);
  return { own: own.name, theirs: theirs.name, match: matchBy(item), isExact: item.matchingMethod === 'Exact' };
};

/** Records by the first field that must be exactly equal and is indexed; all of the object where there is none. */
const candidates = (
  org: Org,
  { object, pairs, isAnd }: { object: ObjectSchema; pairs: readonly Pair[]; isAnd: boolean },
  row: Row,
) => {
  const key = isAnd
    ? pairs.find(
        ({ theirs, isExact, own }) =>
          isExact && fieldOf(object, theirs)?.indexed === true && typeof row[own] === 'string',
      )
    : undefined;
  return key === undefined ? org.rows(object.name) : org.lookup(object.name, key.theirs, row[key.own] ?? null);
};

const objectNamed = (schema: Schema, file: string, name: string): ObjectSchema => {
  const object = schema.find(name);
  if (object === undefined) throw new SourceInvalid(file, `unknown object ${name}`);
  return object;
};

const ruleNamed = (
  rules: readonly MatchingRule[],
  by: DuplicateRule,
  { matchingRule, matchRuleSObjectType }: MatchRule,
): MatchingRule => {
  const found = rules.find(
    ({ fullName, object, ruleStatus }) =>
      fullName === matchingRule && object === matchRuleSObjectType && ruleStatus === 'Active',
  );
  if (found === undefined)
    throw new SourceInvalid(by.file, `the package has no active matching rule ${matchRuleSObjectType}.${matchingRule}`);
  return found;
};

/**
 * @throws SourceInvalid for a matching rule, object or field that is not there
 * @throws Unsupported for a method that the sandbox has not
 */
export const matcherOf = (
  { schema, rules }: { readonly schema: Schema; readonly rules: readonly MatchingRule[] },
  by: DuplicateRule,
  used: MatchRule,
): Matcher => {
  const rule = ruleNamed(rules, by, used);
  const object = objectNamed(schema, by.file, used.matchRuleSObjectType);
  const input = objectNamed(schema, by.file, by.object);
  const mapped = new Map(
    used.objectMapping?.mappingFields.map(({ inputField, outputField }) => [outputField, inputField]),
  );
  const pairs = rule.matchingRuleItems.map((item) => pairOf(rule, item, { object, input, mapped }));
  const logic = logicOf(rule.booleanFilter, pairs.length);
  const isAnd = !/\bor\b|\bnot\b/i.test(rule.booleanFilter ?? '');
  return {
    name: rule.fullName,
    object,
    isFuzzy: pairs.some(({ isExact }) => !isExact),
    find: (org, row, apart) =>
      [...candidates(org, { object, pairs, isAnd }, row)].filter((other) => {
        if (other.IsDeleted === true || apart.has(other.Id)) return false;
        return holdsLogic(logic, (at) => pairs[at]?.match(row[pairs[at].own], other[pairs[at].theirs]) === true);
      }),
  };
};
