/**
 * Assignment rules at work: after the triggers, a lead or a case goes to the user or the queue of the first entry it meets, where
 * its client asks for that: the REST API unless told otherwise, Apex only when told to.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_autoassign.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { SaveEvent, SaveHook, SaveHooks, SaveOperation } from '../data/save-hooks.ts';
import type { Org } from '../data/types.ts';
import { contextOf, surroundingOf } from '../flow/starts/formula-context.ts';
import { SourceInvalid } from '../schema/source-error.ts';
import { compileCriteria, CriteriaInvalid, type Condition } from '../workflow/criteria/compile-criteria.ts';
import type { AssignmentEntry, AssignmentRule } from './assignment-metadata.ts';

type ReadyEntry = { readonly isMet: Condition; readonly owner: () => string | undefined };

const userNamed = (org: Org, username: string): string | undefined =>
  org.lookup('User', 'Username', username)[0]?.Id ??
  [...org.rows('User')].find(({ Username }) => String(Username).toLowerCase() === username.toLowerCase())?.Id;

const queueNamed = (org: Org, name: string): string | undefined =>
  [...org.rows('Group')].find(
    ({ Type, DeveloperName }) => Type === 'Queue' && String(DeveloperName).toLowerCase() === name.toLowerCase(),
  )?.Id;

/** An entry without anybody leaves the owner as it is. */
const ownerOf = (org: Org, { assignedTo, assignedToType }: AssignmentEntry): string | undefined => {
  if (assignedTo === undefined) return undefined;
  return assignedToType === 'Queue' ? queueNamed(org, assignedTo) : userNamed(org, assignedTo);
};

const readyEntries = (org: Org, { object: name, ruleEntry, file, fullName }: AssignmentRule): readonly ReadyEntry[] => {
  const object = org.schema.find(name);
  if (object === undefined) throw new SourceInvalid(file, `unknown object ${name}`);
  return ruleEntry.map((entry) => {
    const { criteriaItems, booleanFilter, formula } = entry;
    const criteria = {
      criteriaItems,
      ...(booleanFilter === undefined ? {} : { booleanFilter }),
      ...(formula === undefined ? {} : { formula }),
    };
    try {
      return { isMet: compileCriteria({ schema: org.schema, object }, criteria), owner: () => ownerOf(org, entry) };
    } catch (error) {
      if (!(error instanceof CriteriaInvalid)) throw error;
      throw new SourceInvalid(file, `${fullName}: ${error.message}`);
    }
  });
};

const assign = (org: Org, entries: readonly ReadyEntry[], event: SaveEvent): void => {
  const { assignmentRule = 'none' } = event.wishes;
  if (assignmentRule === 'none') return;
  if (assignmentRule !== 'default') throw new Unsupported('assignment rules by their ids');
  const surrounding = surroundingOf(org, event.caller);
  for (const row of event.rows) {
    const context = contextOf(surrounding, row.values, row.before);
    const OwnerId = entries.find(({ isMet }) => isMet(context))?.owner();
    if (OwnerId !== undefined && OwnerId !== row.values.OwnerId) row.changes = { OwnerId };
  }
};

const OPERATIONS: readonly SaveOperation[] = ['insert', 'update'];

/**
 * The active assignment rules of a package, for the saves of an org.
 * @throws SourceInvalid for a rule that cannot be read
 */
export const assignmentHooks = (org: Org, rules: readonly AssignmentRule[]): SaveHooks => ({
  hooks: rules.map((rule): SaveHook => {
    const entries = readyEntries(org, rule);
    return {
      moment: 'assignmentRules',
      concerns: (object, operation) => object === rule.object && OPERATIONS.includes(operation),
      run: (event) => assign(org, entries, event),
    };
  }),
});
