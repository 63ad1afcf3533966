/**
 * Why a request is refused, in the platform's codes and words.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm
 */
import { refused } from '../../data/save-failure.ts';

export const approvalRefusals = {
  noProcess: () => refused('NO_APPLICABLE_PROCESS', 'No applicable approval process was found.'),
  alreadyInProcess: () => refused('ALREADY_IN_PROCESS', 'Cannot submit object already in process.'),
  noManager: () => refused('MANAGER_NOT_DEFINED', 'Manager undefined.'),
  noNextApprover: () =>
    refused('REQUIRED_FIELD_MISSING', 'missing required field: [nextApproverIds]', ['nextApproverIds']),
  unknownReference: () => refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'),
  notTheApprover: () =>
    refused('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id'),
  unknownAction: (action: string) => refused('INVALID_OPERATION', `${action} is not an action on an approval request`),
} as const;
