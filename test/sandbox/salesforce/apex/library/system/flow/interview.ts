/**
 * Flow.Interview: a flow started from Apex. The flows themselves do not run here yet, and say so by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_flow_interview.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import type { ApexMap } from '../../../values/map.ts';
import { PlainObject, plainClass } from '../plain-object.ts';

const INTERVIEW = 'Flow.Interview';

const created = (flow: string | null, inputs: ApexMap | null): PlainObject =>
  new PlainObject(INTERVIEW, { flow, inputs });

const refused = (self: PlainObject): never => {
  throw new Unsupported(`running the flow ${self.text('flow') ?? ''} from Apex`);
};

export const flowInterview = plainClass({
  name: INTERVIEW,
  members: {
    [`static ${INTERVIEW} createInterview(String flowName, Map<String,Object> inputVariables)`]: created,
    [`static ${INTERVIEW} createInterview(String namespace, String flowName, Map<String,Object> inputVariables)`]: (
      namespace: string | null,
      flow: string | null,
      inputs: ApexMap | null,
    ) => created(namespace === null || namespace === '' ? flow : `${namespace}.${flow ?? ''}`, inputs),
    'void start()': refused,
    'Object getVariableValue(String variableName)': refused,
  },
});
