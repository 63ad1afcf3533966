/** Small flows over the sample org of publishers and books, written as data and read through the same door as files. */
import { openSampleApex, type SampleApex } from '../../apex/data/sample-apex.ts';
import { recordOf } from '../../apex/data/trigger-records.ts';
import type { Limits } from '../../apex/runtime/limits.ts';
import type { SObjectValue } from '../../apex/values/sobject.ts';
import type { RawRecord } from '../../data/types.ts';
import { insertAll } from '../../soql/sample-org.ts';
import type { FlowActions } from '../actions/contract.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { parseFlow } from '../definition/read-flows.ts';
import { letApexStartFlows } from './apex-interviews.ts';
import { openFlowOrg, type FlowOrg } from './flow-org.ts';
import type { FlowRun, InterviewEnd } from './interview.ts';
import { runInterviews } from './run-flow.ts';
import { escapeXml } from '../../../shared/escape-xml.ts';

/** Elements and resources of a flow under the names of the Metadata API. */
export type FlowParts = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => (typeof value === 'string' ? escapeXml(value) : JSON.stringify(value));

const isTree = (value: unknown): value is FlowParts => typeof value === 'object' && value !== null;

const elementXml = (name: string, value: unknown): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => elementXml(name, one)).join('');
  return `<${name}>${isTree(value) ? treeXml(value) : shown(value)}</${name}>\n`;
};

const treeXml = (tree: FlowParts): string =>
  Object.entries(tree)
    .map(([name, value]) => elementXml(name, value))
    .join('');

const ABOUT = { apiVersion: '66.0', label: 'Sample', processType: 'AutoLaunchedFlow', status: 'Active' };

/** The text of a flow's file. */
export const flowXml = (parts: FlowParts): string => elementXml('Flow', { ...ABOUT, ...parts });

export const flowNamed = (name: string, parts: FlowParts): FlowDefinition =>
  parseFlow(flowXml(parts), `${name}.flow-meta.xml`);

/** `{ targetReference }`, which nearly every element has. */
export const to = (targetReference: string) => ({ targetReference });

/** A value of a flow: a reference, or a literal of its kind. */
export const ref = (elementReference: string) => ({ elementReference });
export const text = (stringValue: string) => ({ stringValue });
export const number = (numberValue: number) => ({ numberValue });
export const flag = (booleanValue: boolean) => ({ booleanValue });

export const date = (dateValue: string) => ({ dateValue });

type Value = ReturnType<typeof ref | typeof text | typeof number | typeof flag | typeof date>;

export const assigning = (assignToReference: string, value?: Value, operator = 'Assign') => ({
  assignToReference,
  operator,
  ...(value === undefined ? {} : { value }),
});

export const condition = (leftValueReference: string, operator: string, rightValue?: Value) => ({
  leftValueReference,
  operator,
  ...(rightValue === undefined ? {} : { rightValue }),
});

export const filter = (field: string, operator: string, value?: Value) => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
});

export const setting = (field: string, value: Value) => ({ field, value });

const variable = (name: string, dataType: string, more: FlowParts) => ({
  name,
  dataType,
  isCollection: false,
  isInput: true,
  isOutput: true,
  ...more,
});

export const textVariable = (name: string, more: FlowParts = {}) => variable(name, 'String', more);
export const numberVariable = (name: string, more: FlowParts = {}) => variable(name, 'Number', { scale: 2, ...more });
export const flagVariable = (name: string, more: FlowParts = {}) => variable(name, 'Boolean', more);
export const recordVariable = (name: string, objectType: string, more: FlowParts = {}) =>
  variable(name, 'SObject', { objectType, ...more });

export type SampleFlows = SampleApex & {
  readonly flows: FlowOrg;
  /** Runs interviews in a transaction of their own, with what they used. */
  readonly runAll: (run: Partial<FlowRun>) => { readonly ends: readonly InterviewEnd[]; readonly limits: Limits };
  /** What one interview answers, or why it failed. */
  readonly outputs: (variables?: FlowRun['starts'][number]['variables']) => Readonly<Record<string, unknown>>;
  readonly insert: (object: string, records: readonly RawRecord[]) => readonly string[];
  /** A record of the org as the engine is given it. */
  readonly record: (object: string, id: string) => SObjectValue;
};

export type SampleOptions = {
  /** Of `Sample.run()`, an Apex method that `run` calls. */
  readonly apex?: string;
  readonly others?: readonly FlowDefinition[];
  readonly actions?: FlowActions;
  readonly sources?: Readonly<Record<string, string>>;
};

const answered = (end: InterviewEnd | undefined): Readonly<Record<string, unknown>> => {
  if (end?.kind === 'finished') return end.outputs;
  throw new Error(end?.kind === 'failed' ? end.failure.message : `stopped: ${end?.kind ?? 'nowhere'}`);
};

/** An org whose flow `Sample` is made of these parts. */
export const openSampleFlows = (
  parts: FlowParts,
  { apex: body = 'return null;', others = [], actions = {}, sources = {} }: SampleOptions = {},
): SampleFlows => {
  const sample = openSampleApex(body, sources);
  const { apex, org, caller } = sample;
  const flows = openFlowOrg({ apex, actions, flows: [flowNamed('Sample', parts), ...others] });
  letApexStartFlows(flows);
  const runAll: SampleFlows['runAll'] = (run) =>
    apex.transact({ caller, quiddity: 'ANONYMOUS' }, ({ limits }) => ({
      limits,
      ends: runInterviews(flows, { flow: 'Sample', starts: [{}], mode: 'system', ...run }),
    }));
  return {
    ...sample,
    flows,
    runAll,
    outputs: (variables = {}) => answered(runAll({ starts: [{ variables }] }).ends[0]),
    insert: (object, records) => insertAll(org, object, records),
    record(object, id) {
      const schema = org.schema.find(object);
      const row = org.byId(object, id);
      if (schema === undefined || row === undefined) throw new Error(`no ${object} ${id}`);
      return apex.transact({ caller, quiddity: 'ANONYMOUS' }, () => recordOf(schema, row, false));
    },
  };
};
