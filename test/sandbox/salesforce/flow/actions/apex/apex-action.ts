/** Action type `apex`: a class with an invocable method. */
import type { FlowAction } from '../contract.ts';
import { callInvocable, methodsOf } from './call-method.ts';

export const apexAction: FlowAction = {
  run(inputs, { flows, actionName }) {
    const called = methodsOf(flows.apex.program).get(actionName.toLowerCase());
    if (called === undefined) {
      const error = `The Apex class ${actionName} has no method with the InvocableMethod annotation.`;
      return inputs.map(() => ({ error }));
    }
    return callInvocable(flows.apex, called, inputs);
  },
};
