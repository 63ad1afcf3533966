/**
 * What a package automates around saves, in one place: its triggers, flows and rules. It is read once and joined to each
 * org that runs the package: the served one, and those of tests.
 */
import { reassignHooks } from '../../approvals/reassign-hooks.ts';
import { readFileSync } from 'node:fs';
import type { ApexOrg } from '../../apex/apex-org.ts';
import { letTriggersRun } from '../../apex/data/run-triggers.ts';
import { readDuplicateRules, type DuplicateRules } from '../../duplicates/duplicate-metadata.ts';
import { duplicateHooks } from '../../duplicates/duplicate-hooks.ts';
import { assignmentHooks } from '../../assignment/assignment-hooks.ts';
import { readAssignmentRules, type AssignmentRule } from '../../assignment/assignment-metadata.ts';
import type { OrgEventBus } from '../../events/event-bus.ts';
import { sourceFiles } from '../../schema/read-source.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import { workflowHooks } from '../../workflow/rules/rule-hooks.ts';
import { flowActions } from '../actions/index.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { readFlows } from '../definition/read-flows.ts';
import { letApexStartFlows } from '../engine/apex-interviews.ts';
import { openFlowOrg, type FlowOrg } from '../engine/flow-org.ts';
import { startFlowsInTests, subscribeFlows } from './event-flows.ts';
import { recordHooks } from './record-starts.ts';
import { openSchedules } from './scheduled-flows.ts';

export type SaveAutomation = {
  readonly flows: readonly FlowDefinition[];
  readonly duplicates: DuplicateRules;
  readonly assignments: readonly AssignmentRule[];
};

/** Rules that would run with a save and do not here: an active one is refused, not passed over. */
const UNSUPPORTED_RULES: readonly (readonly [folder: string, what: string])[] = [
  ['autoResponseRules', 'auto-response rules'],
  ['escalationRules', 'escalation rules'],
];

const checkRules = (directories: readonly string[]): void => {
  for (const [folder, what] of UNSUPPORTED_RULES) {
    const active = sourceFiles(directories, `**/${folder}/*-meta.xml`).find((file) =>
      /<active>\s*true\s*<\/active>/.test(readFileSync(file, 'utf8')),
    );
    if (active !== undefined) throw new SourceInvalid(active, `active ${what} are not supported`);
  }
};

const readChecked = (directories: readonly string[]): SaveAutomation => ({
  flows: readFlows(directories),
  duplicates: readDuplicateRules(directories),
  assignments: readAssignmentRules(directories),
});

/** @throws SourceInvalid naming the file and the element at fault */
export const readSaveAutomation = (directories: readonly string[]): SaveAutomation => {
  checkRules(directories);
  return readChecked(directories);
};

export type RunningAutomation = {
  readonly flows: FlowOrg;
  /** Takes it off again. */
  readonly stop: () => void;
};

const joined = (flows: FlowOrg, stops: readonly (() => void)[]): RunningAutomation => ({
  flows,
  stop() {
    for (const stop of stops) stop();
  },
});

/**
 * Lets triggers, flows and rules join the saves of an org from now on, however they come in.
 * @throws SourceInvalid, Unsupported for a rule that cannot work here
 */
export const joinSaves = (apex: ApexOrg, automation: SaveAutomation): RunningAutomation => {
  const flows = openFlowOrg({ apex, flows: automation.flows, actions: flowActions });
  letApexStartFlows(flows);
  startFlowsInTests(flows);
  return joined(flows, [
    letTriggersRun(apex),
    apex.org.hookSaves({ hooks: recordHooks(flows) }),
    apex.org.hookSaves(duplicateHooks(apex.org, automation.duplicates)),
    apex.org.hookSaves(assignmentHooks(apex.org, automation.assignments)),
    apex.org.hookSaves(workflowHooks(apex.org)),
    apex.org.hookSaves(reassignHooks(apex.org)),
  ]);
};

/** As `joinSaves`, for an org with a clock and a bus of its own: flows start by those as well. */
export const openAutomation = (apex: ApexOrg, automation: SaveAutomation, bus: OrgEventBus): RunningAutomation => {
  const { flows, stop } = joinSaves(apex, automation);
  return joined(flows, [stop, subscribeFlows(flows, bus), openSchedules(flows)]);
};
