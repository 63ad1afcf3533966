/**
 * Workflow rules at work: after assignment and auto-response rules, each rule whose condition the saved record meets runs its
 * actions; what they set on the record is saved once more.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { SaveFailure } from '../../data/save-failure.ts';
import type { HookRow, SaveEvent, SaveHooks } from '../../data/save-hooks.ts';
import type { Org, SObjectRecord } from '../../data/types.ts';
import type { Change } from '../actions/field-update.ts';
import { changesOf, saveChanges, tellPeople } from '../actions/perform-actions.ts';
import { formulaContext, type Scene } from '../actions/scene.ts';
import { areRulesSuspended } from '../suspended-rules.ts';
import { ruleBook, type CompiledRule } from './rule-book.ts';

/** Whether a rule looks at such a save at all, and the record meets it. */
const fires = ({ trigger, isMetBy }: CompiledRule, scene: Scene): boolean => {
  const isNew = scene.prior === undefined;
  if (trigger === 'onCreateOnly' && !isNew) return false;
  if (!isMetBy(formulaContext(scene))) return false;
  if (trigger !== 'onCreateOrTriggeringUpdate' || scene.prior === undefined) return true;
  return !isMetBy(formulaContext({ ...scene, record: scene.prior }));
};

type Fired = {
  readonly rules: readonly CompiledRule[];
  readonly changes: readonly Change[];
  readonly record: SObjectRecord;
};

const isReal = (record: SObjectRecord, { id, field, value }: Change): boolean =>
  id === record.Id && record[field] !== value;

const withChanges = (record: SObjectRecord, changes: readonly Change[]): SObjectRecord => ({
  ...record,
  ...Object.fromEntries(changes.filter(({ id }) => id === record.Id).map(({ field, value }) => [field, value])),
});

/** Rules are asked again after changes that want it, those that have run already left out. */
const MOST_ROUNDS = 6;

const fireAll = (scene: Scene, rules: readonly CompiledRule[], rounds = MOST_ROUNDS): Fired => {
  const fired = rules.filter((rule) => fires(rule, scene));
  const changes = fired.flatMap(({ actions }) => changesOf(scene, actions.updates));
  const record = withChanges(scene.record, changes);
  const asksAgain = changes.some((change) => change.reevaluates && isReal(scene.record, change));
  if (!asksAgain || rounds <= 1) return { rules: fired, changes, record };
  const others = rules.filter((rule) => !fired.includes(rule));
  const again = fireAll({ ...scene, record, prior: scene.record, isNew: false }, others, rounds - 1);
  return { rules: [...fired, ...again.rules], changes: [...changes, ...again.changes], record: again.record };
};

const runFor = (scene: Scene, row: HookRow, rules: readonly CompiledRule[]): void => {
  const { rules: fired, changes, record } = fireAll(scene, rules);
  const own = changes.filter((change) => change.id === record.Id);
  if (own.length > 0) row.changes = Object.fromEntries(own.map(({ field, value }) => [field, value]));
  saveChanges(
    scene,
    changes.filter((change) => change.id !== record.Id),
  );
  for (const { actions } of fired) tellPeople({ ...scene, record }, actions);
};

const sceneOf = (org: Org, { caller, object }: SaveEvent, row: HookRow): Scene | undefined => {
  const { Id } = row.values;
  if (typeof Id !== 'string') return undefined;
  return { org, caller, object, record: { ...row.values, Id }, prior: row.before, isNew: row.before === undefined };
};

const runRow = (org: Org, event: SaveEvent, row: HookRow): void => {
  const scene = sceneOf(org, event, row);
  if (scene === undefined) return;
  try {
    runFor(scene, row, ruleBook(org.schema).get(event.object.name) ?? []);
  } catch (failure) {
    if (!(failure instanceof SaveFailure)) throw failure;
    row.errors = failure.errors;
  }
};

/** The workflow rules of an org as hooks of its saves. */
export const workflowHooks = (org: Org): SaveHooks => ({
  hooks: [
    {
      moment: 'workflowRules',
      concerns: (object, operation) =>
        (operation === 'insert' || operation === 'update') && (ruleBook(org.schema).get(object)?.length ?? 0) > 0,
      run(event) {
        if (areRulesSuspended(org)) return;
        for (const row of event.rows) runRow(org, event, row);
      },
    },
  ],
});
