/**
 * Custom Error: tells the record that started the flow why it cannot be saved. The flow goes on to what follows; at its end the save
 * fails. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_custom_error.htm
 */
import { readText } from '../read-reference.ts';
import type { SingleElement } from './element.ts';

export const tellError: SingleElement<'customErrors'> = ({ customErrorMessages, connector }, scope) => {
  for (const { errorMessage, isFieldError, fieldSelection } of customErrorMessages) {
    const message = readText(scope, errorMessage);
    const isOnField = isFieldError === true && fieldSelection !== undefined;
    scope.interview.customErrors.push(isOnField ? { message, field: fieldSelection } : { message });
  }
  return connector?.targetReference;
};
