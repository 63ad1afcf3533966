/**
 * What `approvalProcesses/<Object>.<Name>.approvalProcess-meta.xml` may hold.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_approvalprocess.htm
 */
import type { z } from 'zod';
import {
  element,
  flag,
  listOf,
  oneOf,
  optionalElement,
  text,
  whole,
  word,
} from '../../flow/definition/metadata-values.ts';
import { criteria } from '../../workflow/definition/criteria-metadata.ts';
import { actionReference } from '../../workflow/definition/workflow-metadata.ts';

const actions = optionalElement(element({ action: listOf(actionReference) }));

const submitter = element({
  submitter: word.optional(),
  type: oneOf([
    ...(['group', 'role', 'user', 'roleSubordinates', 'roleSubordinatesInternal', 'owner', 'creator'] as const),
    ...(['partnerUser', 'customerPortalUser', 'portalRole', 'portalRoleSubordinates', 'allInternalUsers'] as const),
  ]),
});
export type Submitter = z.infer<typeof submitter>;

const approver = element({
  name: word.optional(),
  type: oneOf(['adhoc', 'user', 'userHierarchyField', 'relatedUserField', 'queue']),
});
export type Approver = z.infer<typeof approver>;

const step = element({
  allowDelegate: flag.default(false),
  approvalActions: actions,
  assignedApprover: element({
    approver: listOf(approver),
    whenMultipleApprovers: oneOf(['FirstResponse', 'Unanimous']).default('FirstResponse'),
  }),
  description: text.optional(),
  entryCriteria: optionalElement(criteria),
  ifCriteriaNotMet: oneOf(['ApproveRecord', 'GotoNextStep', 'RejectRecord']).default('GotoNextStep'),
  label: text,
  name: word,
  rejectBehavior: optionalElement(element({ type: oneOf(['RejectRequest', 'BackToPrevious']) })),
  rejectionActions: actions,
});
export type ApprovalStep = z.infer<typeof step>;

export const approvalProcess = element({
  fullName: word.optional(),
  active: flag,
  allowRecall: flag.default(false),
  allowedSubmitters: listOf(submitter),
  approvalPageFields: optionalElement(element({ field: listOf(word) })),
  approvalStep: listOf(step),
  description: text.optional(),
  emailTemplate: word.optional(),
  enableMobileDeviceAccess: flag.default(false),
  entryCriteria: optionalElement(criteria),
  finalApprovalActions: actions,
  finalApprovalRecordLock: flag.default(false),
  finalRejectionActions: actions,
  finalRejectionRecordLock: flag.default(false),
  initialSubmissionActions: actions,
  label: text,
  nextAutomatedApprover: optionalElement(
    element({ useApproverFieldOfRecordOwner: flag.default(false), userHierarchyField: word }),
  ),
  postTemplate: word.optional(),
  processOrder: whole.optional(),
  recallActions: actions,
  recordEditability: oneOf(['AdminOnly', 'AdminOrCurrentApprover']),
  showApprovalHistory: flag.default(false),
});

/** One process of an object. */
export type ApprovalProcess = z.infer<typeof approvalProcess> & {
  readonly object: string;
  readonly developerName: string;
  readonly file: string;
};
