/**
 * Global variables of a flow outside of its formulas: the record that started it, the interview, who runs it, what is set up.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_global_variables.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { transaction } from '../../apex/runtime/current.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { ApexList } from '../../apex/values/list.ts';
import { userZone } from '../../apex/values/user-zone.ts';
import { orgGlobals } from '../../formula/globals.ts';
import type { FormulaContext } from '../../formula/values.ts';
import { FlowFault } from './fault.ts';
import type { Scope } from './scope.ts';

const now = (): ApexDatetime => new ApexDatetime(transaction().now().getTime());

/** Stages of the interview are kept among its variables. */
const STAGES = '$flow.activestages';
const STAGE = '$flow.currentstage';

const FLOW: Readonly<Record<string, (scope: Scope) => unknown>> = {
  activestages: ({ frame }) => frame.variables.get(STAGES) ?? new ApexList('List<String>'),
  currentdate: () => now().date(userZone()),
  currentdatetime: now,
  currentrecord: ({ interview }) => interview.currentRecord ?? null,
  currentstage: ({ frame }) => frame.variables.get(STAGE) ?? null,
  faultmessage: ({ interview }) => interview.faultMessage ?? null,
  interviewguid: ({ interview }) => interview.guid,
  interviewstarttime: ({ interview }) => interview.startedAt,
};

const CONSTANTS: Readonly<Record<string, unknown>> = { true: true, false: false, emptystring: '' };

const flowValue = (scope: Scope, [name = '']: readonly string[]): unknown => {
  const read = FLOW[name.toLowerCase()];
  if (read === undefined) throw new Unsupported(`the flow resource $Flow.${name}`);
  return read(scope);
};

const constantValue = (_scope: Scope, [name = '']: readonly string[]): unknown => {
  const value = CONSTANTS[name.toLowerCase()];
  if (value === undefined) throw new Unsupported(`the flow resource $GlobalConstant.${name}`);
  return value;
};

const apiValue = (_scope: Scope, [name = '']: readonly string[]): unknown => {
  // A flow that no browser runs has no session.
  if (/^session_id$/i.test(name)) return null;
  throw new Unsupported(`the flow resource $Api.${name}`);
};

/** What formulas of this interview know of the org and of who asks. */
export const orgContext = ({ flows }: Pick<Scope, 'flows'>): FormulaContext => ({
  record: {},
  org: flows.org,
  userId: transaction().user.userId,
  now: transaction().now(),
  zone: userZone(),
});

const orgValue = (scope: Scope, path: readonly string[]): unknown => {
  const variable = orgGlobals(scope.flows.org.schema)(path);
  if (variable === undefined) throw new FlowFault(`The resource ${path.join('.')} doesn't exist.`);
  return variable.read(orgContext(scope)) ?? null;
};

type Read = (scope: Scope, rest: readonly string[]) => unknown;

const GLOBALS: Readonly<Record<string, Read>> = { $api: apiValue, $flow: flowValue, $globalconstant: constantValue };

/** Whether a name is one of the records that started the flow, which have fields behind them. */
export const triggeringRecord = ({ interview }: Scope, root: string): { readonly record: unknown } | undefined => {
  if (root === '$record') return { record: interview.record ?? null };
  return root === '$record__prior' ? { record: interview.priorRecord ?? null } : undefined;
};

/** @param path `['$Flow', 'FaultMessage']` @throws FlowFault, Unsupported for what there is none of */
export const globalValue = (scope: Scope, path: readonly string[]): unknown => {
  const [root = '', ...rest] = path;
  const read = GLOBALS[root.toLowerCase()];
  return read === undefined ? orgValue(scope, path) : read(scope, rest);
};
