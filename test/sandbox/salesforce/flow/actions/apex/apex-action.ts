/**
 * Action type `apex`: a class with an invocable method. In user mode its user needs access to the class.
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context_data_safety_permissions.htm
 */
import { runningAccess } from '../../../apex/describe/access.ts';
import type { FlowAction } from '../contract.ts';
import { callInvocable, methodsOf } from './call-method.ts';

export const apexAction: FlowAction = {
  run(inputs, { flows, actionName, mode }) {
    const called = methodsOf(flows.apex.program).get(actionName.toLowerCase());
    if (called === undefined) {
      const error = `The Apex class ${actionName} has no method with the InvocableMethod annotation.`;
      return inputs.map(() => ({ error }));
    }
    if (mode === 'user' && !runningAccess().mayEnter('ApexClass', called.className)) {
      const error = `You do not have access to the Apex class named: ${called.className}`;
      return inputs.map(() => ({ error }));
    }
    return callInvocable(flows.apex, called, inputs);
  },
};
