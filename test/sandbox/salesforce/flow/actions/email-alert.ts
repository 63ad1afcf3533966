/**
 * Action type `emailAlert`: an alert of a workflow is sent about a record.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_alert.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import { sendAlert } from '../../workflow/actions/send-alert.ts';
import type { FlowAction } from './contract.ts';
import { inputText } from './input-values.ts';

export const emailAlertAction: FlowAction = {
  run: (inputs, { flows, actionName }) =>
    inputs.map((input) => {
      const recordId = inputText(input, 'SObjectRowId');
      const error = sendAlert(flows.org, transaction().user, { alert: actionName, recordId });
      return error === undefined ? { outputs: {} } : { error };
    }),
};
