/**
 * Flow.Interview: a flow started from Apex, by name or by its own class `Flow.Interview.Name`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_flow_interview.htm
 */
import { runningSharing } from '../../../data/running-sharing.ts';
import { callSiteOf } from '../../../runtime/call-site.ts';
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import type { ApexMap } from '../../../values/map.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { PlainObject } from '../plain-object.ts';
import { starterOf, type FlowInputs } from './flow-starter.ts';

const INTERVIEW = 'Flow.Interview';

class FlowInterview extends PlainObject {
  readonly flow: string;
  readonly inputs: FlowInputs;
  /** Undefined before it was started. */
  outputs: FlowInputs | undefined;

  constructor(flow: string, inputs: ApexMap | null) {
    super(`${INTERVIEW}.${flow}`);
    this.flow = flow;
    this.inputs = inputsOf(inputs);
  }
}

const inputsOf = (map: ApexMap | null): FlowInputs =>
  Object.fromEntries(
    (map?.entries() ?? []).flatMap(({ key, value }) => (typeof key === 'string' ? [[key, value]] : [])),
  );

const created = (flow: string | null, inputs: ApexMap | null): FlowInterview => {
  if (flow === null) throw nullPointer();
  if (starterOf(transaction())?.has(flow) !== true)
    throw apexException('System.TypeException', `Invalid type: ${INTERVIEW}.${flow}`);
  return new FlowInterview(flow, inputs);
};

const start = (self: FlowInterview, ...args: readonly unknown[]): void => {
  const sharing = runningSharing(callSiteOf(args).sharing);
  self.outputs = starterOf(transaction())?.start(self.flow, self.inputs, sharing) ?? {};
};

const valueOf = (self: FlowInterview, name: string | null): unknown => {
  if (self.outputs === undefined) throw apexException('System.FlowException', 'Interview not started');
  const found = Object.entries(self.outputs).find(([one]) => one.toLowerCase() === name?.toLowerCase());
  return found?.[1] ?? null;
};

export const flowInterview = libraryClass({
  name: INTERVIEW,
  holds: (value) => value instanceof FlowInterview,
  extendable: true,
  members: {
    [`static ${INTERVIEW} createInterview(String flowName, Map<String,Object> inputVariables)`]: created,
    [`static ${INTERVIEW} createInterview(String namespace, String flowName, Map<String,Object> inputVariables)`]: (
      namespace: string | null,
      flow: string | null,
      inputs: ApexMap | null,
    ) => created(namespace === null || namespace === '' ? flow : `${namespace}.${flow ?? ''}`, inputs),
    'void start()': start,
    'Object getVariableValue(String variableName)': valueOf,
  },
});

/** The class that stands for one flow: `new Flow.Interview.Close_orders(inputs)`. */
export const interviewClass = (flow: string): LibraryClass =>
  libraryClass({
    name: `${INTERVIEW}.${flow}`,
    extends: INTERVIEW,
    holds: (value) => value instanceof FlowInterview && value.flow.toLowerCase() === flow.toLowerCase(),
    members: { 'new(Map<String,Object> inputVariables)': (inputs: ApexMap | null) => created(flow, inputs) },
  });
