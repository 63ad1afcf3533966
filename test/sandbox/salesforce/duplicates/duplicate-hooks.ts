/**
 * Duplicate rules at work: asked after validation rules, before a row is written; a rule that blocks, or that warns a client who
 * has not said to save all the same, refuses the row and tells which records it is like.
 * https://help.salesforce.com/s/articleView?id=sales.duplicate_rules_map_of_reference.htm
 */
import type { SaveEvent, SaveHook, SaveHooks, SaveOperation } from '../data/save-hooks.ts';
import type { DuplicateResult, Org, SaveError, SObjectRecord } from '../data/types.ts';
import { contextOf, surroundingOf } from '../flow/starts/formula-context.ts';
import { compileCriteria, type Condition } from '../workflow/criteria/compile-criteria.ts';
import type { DuplicateRule, DuplicateRules } from './duplicate-metadata.ts';
import { matcherOf, type Matcher, type Row } from './find-duplicates.ts';

type ReadyRule = { readonly rule: DuplicateRule; readonly matchers: readonly Matcher[]; readonly isMeant: Condition };

type Duplicates = { readonly matcher: Matcher; readonly records: readonly SObjectRecord[] };

/** What a rule does on an operation. */
const actionsOn = (rule: DuplicateRule, operation: SaveOperation) =>
  operation === 'insert'
    ? { action: rule.actionOnInsert, operations: rule.operationsOnInsert }
    : { action: rule.actionOnUpdate, operations: rule.operationsOnUpdate };

const DEFAULT_ALERT = 'Use one of these records?';

const resultOf = (
  { rule }: ReadyRule,
  duplicates: readonly Duplicates[],
  shown: { readonly allowSave: boolean; readonly withDetails: boolean },
): DuplicateResult => ({
  allowSave: shown.allowSave,
  duplicateRule: rule.name,
  duplicateRuleEntityType: rule.object,
  errorMessage: rule.alertText ?? DEFAULT_ALERT,
  matchResults: duplicates.map(({ matcher, records }) => ({
    entityType: matcher.object.name,
    errors: [],
    matchEngine: matcher.isFuzzy ? 'FuzzyMatchEngine' : 'ExactMatchEngine',
    matchRecords: records.map((record) => ({
      additionalInformation: [],
      fieldDiffs: [],
      matchConfidence: 100,
      record: {
        attributes: { type: matcher.object.name },
        ...(shown.withDetails ? record : { Id: record.Id }),
      },
    })),
    rule: matcher.name,
    size: records.length,
    success: true,
  })),
});

const refusalOf = (
  ready: ReadyRule,
  { event, duplicates }: { event: SaveEvent; duplicates: readonly Duplicates[] },
): SaveError | undefined => {
  const { action, operations } = actionsOn(ready.rule, event.operation);
  const { allowSave = false, includeRecordDetails = false } = event.wishes.duplicateRule ?? {};
  const mayAllow = action === 'Allow';
  if (mayAllow && (allowSave || !operations.includes('Alert'))) return undefined;
  return {
    statusCode: 'DUPLICATES_DETECTED',
    message: ready.rule.alertText ?? DEFAULT_ALERT,
    fields: [],
    duplicateResult: resultOf(ready, duplicates, { allowSave: mayAllow, withDetails: includeRecordDetails }),
  };
};

const hasChanged = (before: Row | undefined, values: Row): boolean =>
  before === undefined || Object.entries(values).some(([name, value]) => value !== before[name]);

const runRules = (org: Org, rules: readonly ReadyRule[], event: SaveEvent): void => {
  const apart = new Set(event.rows.map(({ values }) => String(values.Id ?? '')));
  const surrounding = surroundingOf(org, event.caller);
  for (const row of event.rows) {
    const { values, before } = row;
    if (!hasChanged(before, values)) continue;
    for (const ready of rules) {
      if (!ready.isMeant(contextOf(surrounding, values, before))) continue;
      const duplicates = ready.matchers
        .map((matcher) => ({ matcher, records: matcher.find(org, values, apart) }))
        .filter(({ records }) => records.length > 0);
      const refusal = duplicates.length === 0 ? undefined : refusalOf(ready, { event, duplicates });
      if (refusal !== undefined) row.errors = [...row.errors, refusal];
      if (row.errors.length > 0) break;
    }
  }
};

const readyRules = (org: Org, { duplicateRules, matchingRules }: DuplicateRules): readonly ReadyRule[] =>
  duplicateRules
    .filter(({ isActive }) => isActive)
    .toSorted((one, other) => one.sortOrder - other.sortOrder)
    .map((rule) => {
      const object = org.schema.find(rule.object);
      const { booleanFilter, duplicateRuleFilterItems: items = [] } = rule.duplicateRuleFilter ?? {};
      const criteriaItems = items
        .toSorted((one, other) => one.sortOrder - other.sortOrder)
        .map(({ field, operation, value, valueField, table }) => ({
          field: table === rule.object ? field : `${table}.${field}`,
          operation,
          ...(value === undefined ? {} : { value }),
          ...(valueField === undefined ? {} : { valueField }),
        }));
      const filter = { criteriaItems, ...(booleanFilter === undefined ? {} : { booleanFilter }) };
      return {
        rule,
        matchers: rule.duplicateRuleMatchRules.map((used) =>
          matcherOf({ schema: org.schema, rules: matchingRules }, rule, used),
        ),
        isMeant: object === undefined ? () => false : compileCriteria({ schema: org.schema, object }, filter),
      };
    });

const OPERATIONS: readonly SaveOperation[] = ['insert', 'update'];

/**
 * The active duplicate rules of a package, for the saves of an org.
 * @throws SourceInvalid, Unsupported for a rule that cannot work here
 */
export const duplicateHooks = (org: Org, rules: DuplicateRules): SaveHooks => {
  const byObject = Map.groupBy(readyRules(org, rules), ({ rule }) => rule.object);
  const hooks = [...byObject].map(([object, own]): SaveHook => ({
    moment: 'duplicateRules',
    concerns: (name, operation) => name === object && OPERATIONS.includes(operation),
    run: (event) => runRules(org, own, event),
  }));
  return { hooks };
};
