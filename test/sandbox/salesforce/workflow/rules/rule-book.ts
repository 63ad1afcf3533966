/**
 * The active workflow rules of a schema, ready to run.
 * https://help.salesforce.com/s/articleView?id=platform.customize_wf.htm
 */
import { SourceInvalid } from '../../schema/source-error.ts';
import type { Schema } from '../../schema/types.ts';
import { compileActions, type ActionPlace, type Actions } from '../actions/compile-actions.ts';
import { ActionInvalid } from '../actions/problem.ts';
import { compileCriteria, CriteriaInvalid, type Condition } from '../criteria/compile-criteria.ts';
import type { Workflow, WorkflowRule } from '../definition/workflow-metadata.ts';

export type CompiledRule = {
  readonly name: string;
  readonly trigger: Exclude<WorkflowRule['triggerType'], 'OnRecursiveUpdate'>;
  readonly isMetBy: Condition;
  readonly actions: Actions;
};

const compileRule = (place: ActionPlace, rule: WorkflowRule): CompiledRule => {
  const { triggerType: trigger, workflowTimeTriggers } = rule;
  if (trigger === 'OnRecursiveUpdate') throw new ActionInvalid(`triggerType: The sandbox does not support ${trigger}.`);
  if (workflowTimeTriggers.length > 0)
    throw new ActionInvalid(
      'workflowTimeTriggers: The sandbox does not support time-dependent actions of workflow rules.',
    );
  const isMetBy = compileCriteria(place, rule);
  return { name: rule.fullName, trigger, isMetBy, actions: compileActions(place, rule.actions) };
};

const boundRule = (place: ActionPlace, { file }: Workflow, rule: WorkflowRule): CompiledRule => {
  try {
    return compileRule(place, rule);
  } catch (invalid) {
    if (invalid instanceof ActionInvalid || invalid instanceof CriteriaInvalid)
      throw new SourceInvalid(file, `${rule.fullName}: ${invalid.message}`);
    throw invalid;
  }
};

export type RuleBook = ReadonlyMap<string, readonly CompiledRule[]>;

const rulesIn = (schema: Schema, workflow: Workflow): readonly CompiledRule[] => {
  const active = workflow.rules.filter((rule) => rule.active);
  const automation = schema.setup?.automation;
  if (active.length === 0 || automation === undefined) return [];
  const object = schema.find(workflow.object);
  if (object === undefined) throw new SourceInvalid(workflow.file, `there is no object ${workflow.object}`);
  return active.map((rule) => boundRule({ schema, object, automation }, workflow, rule));
};

const books = new WeakMap<Schema, RuleBook>();

/**
 * Rules by the name of their object.
 * @throws SourceInvalid for rules that a deploy would have refused, and for what the sandbox does not run
 */
export const ruleBook = (schema: Schema): RuleBook => {
  const known =
    books.get(schema) ??
    new Map(
      (schema.setup?.automation?.workflows ?? []).map((workflow) => [workflow.object, rulesIn(schema, workflow)]),
    );
  books.set(schema, known);
  return known;
};
