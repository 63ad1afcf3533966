/**
 * The active approval processes of a schema, ready to run.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_getting_started.htm
 */
import { SourceInvalid } from '../../schema/source-error.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import { compileActions, type ActionPlace, type Actions } from '../../workflow/actions/compile-actions.ts';
import { ActionInvalid } from '../../workflow/actions/problem.ts';
import { compileCriteria, CriteriaInvalid, type Condition } from '../../workflow/criteria/compile-criteria.ts';
import type { Automation } from '../automation.ts';
import type { ApprovalProcess, ApprovalStep } from './approval-metadata.ts';

export type CompiledStep = {
  readonly step: ApprovalStep;
  /** From 0. */
  readonly at: number;
  readonly isMetBy: Condition;
  readonly onApproval: Actions;
  readonly onRejection: Actions;
};

export type CompiledProcess = {
  readonly process: ApprovalProcess;
  readonly object: ObjectSchema;
  readonly isMetBy: Condition;
  readonly steps: readonly CompiledStep[];
  readonly onSubmission: Actions;
  readonly onApproval: Actions;
  readonly onRejection: Actions;
  readonly onRecall: Actions;
};

const compileStep = (place: ActionPlace, step: ApprovalStep, at: number): CompiledStep => ({
  step,
  at,
  isMetBy: compileCriteria(place, step.entryCriteria),
  onApproval: compileActions(place, step.approvalActions?.action),
  onRejection: compileActions(place, step.rejectionActions?.action),
});

const compileProcess = (place: ActionPlace, process: ApprovalProcess): CompiledProcess => ({
  process,
  object: place.object,
  isMetBy: compileCriteria(place, process.entryCriteria),
  steps: process.approvalStep.map((step, at) => compileStep(place, step, at)),
  onSubmission: compileActions(place, process.initialSubmissionActions?.action),
  onApproval: compileActions(place, process.finalApprovalActions?.action),
  onRejection: compileActions(place, process.finalRejectionActions?.action),
  onRecall: compileActions(place, process.recallActions?.action),
});

const needsHierarchy = ({ approvalStep }: ApprovalProcess): boolean =>
  approvalStep.some(({ assignedApprover }) =>
    assignedApprover.approver.some(({ type, name }) => type === 'userHierarchyField' && name === undefined),
  );

/** What is wrong with a process apart from what it refers to. */
const shapeProblem = (process: ApprovalProcess): string | undefined => {
  const [first] = process.approvalStep;
  if (first === undefined) return 'approvalStep: an active approval process has at least one step';
  if (first.rejectBehavior?.type === 'BackToPrevious')
    return 'approvalStep: rejectBehavior is not allowed on the first step';
  if (process.approvalStep.some(({ assignedApprover }) => assignedApprover.approver.length === 0))
    return 'approvalStep: assignedApprover names no approver';
  if (needsHierarchy(process) && process.nextAutomatedApprover === undefined)
    return 'nextAutomatedApprover: required by a step that is assigned by it';
  return undefined;
};

/** @throws SourceInvalid in place of what is wrong with a part */
const inFile = <Made>(file: string, make: () => Made): Made => {
  try {
    return make();
  } catch (invalid) {
    if (invalid instanceof ActionInvalid || invalid instanceof CriteriaInvalid)
      throw new SourceInvalid(file, invalid.message);
    throw invalid;
  }
};

const bound = (schema: Schema, automation: Automation, process: ApprovalProcess): CompiledProcess => {
  const object = schema.find(process.object);
  if (object === undefined) throw new SourceInvalid(process.file, `there is no object ${process.object}`);
  const problem = shapeProblem(process);
  if (problem !== undefined) throw new SourceInvalid(process.file, problem);
  return inFile(process.file, () => compileProcess({ schema, object, automation }, process));
};

const books = new WeakMap<Schema, readonly CompiledProcess[]>();

/**
 * In the order in which records are tried on them.
 * @throws SourceInvalid for processes that a deploy would have refused
 */
export const approvalBook = (schema: Schema): readonly CompiledProcess[] => {
  const automation = schema.setup?.automation;
  if (automation === undefined) return [];
  const active = automation.processes.filter((process) => process.active);
  const known = books.get(schema) ?? active.map((process) => bound(schema, automation, process));
  books.set(schema, known);
  return known;
};
