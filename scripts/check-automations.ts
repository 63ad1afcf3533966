import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkApex } from './automations/check-apex.ts';
import { checkFlows } from './automations/check-flows.ts';
import { checkIntegrationFlows } from './automations/check-integration-flows.ts';
import { checkOrder } from './automations/check-order.ts';
import { checkSwitches } from './automations/check-switches.ts';
import { checkTable } from './automations/check-table.ts';
import { readAutomations } from './automations/read-automations.ts';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Keeps the automations of the Salesforce package governed: each is in the table "Flow or Apex?" of the solution design, in a
 * stated order, behind a switch, within the role its name gives it, and names data flows that there are. Run it with `node scripts/check-automations.ts`.
 */

/** Every problem in the project of that folder. */
export const checkAutomations = (project: string): readonly Problem[] => {
  const automations = readAutomations(project);
  return [
    ...checkTable(readFileSync(join(project, 'docs/solution-design.md'), 'utf8'), automations),
    ...[checkOrder, checkApex, checkFlows, checkIntegrationFlows, checkSwitches].flatMap((check) => check(automations)),
  ];
};

if (import.meta.main) report('Automations', checkAutomations(process.cwd()));
