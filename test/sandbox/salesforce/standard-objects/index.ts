import { emailMessage, event, listEmail, task } from './activities.ts';
import {
  currencyType,
  group,
  groupMember,
  organization,
  profile,
  queueSobject,
  recordType,
  user,
  userLicense,
  userRole,
} from './administration.ts';
import { approvalObjects } from './approvals.ts';
import {
  apexClass,
  apexPage,
  apexTrigger,
  asyncApexJob,
  businessHours,
  cronJobDetail,
  cronTrigger,
  eventBusSubscriber,
  network,
  site,
} from './code.ts';
import { customNotificationType, feedItem } from './collaboration.ts';
import { account, asset, caseComment, caseObject, contact, solution } from './customers.ts';
import {
  attachment,
  contentDocument,
  contentDocumentLink,
  contentVersion,
  document,
  emailTemplate,
  folder,
  note,
  staticResource,
} from './files.ts';
import { batchApexErrorEvent, flowExecutionErrorEvent } from './events.ts';
import { campaign, campaignMember, campaignMemberStatus, lead } from './marketing.ts';
import {
  customPermission,
  fieldPermissions,
  mutingPermissionSet,
  objectPermissions,
  permissionSet,
  permissionSetAssignment,
  permissionSetGroup,
  permissionSetGroupComponent,
  permissionSetLicense,
  permissionSetLicenseAssign,
  setupEntityAccess,
  userRecordAccess,
} from './permissions.ts';
import {
  contract,
  opportunity,
  opportunityLineItem,
  order,
  orderItem,
  pricebook,
  pricebookEntry,
  product,
} from './sales.ts';
import { authSession, emailMessageRelation, messagingSession } from './sessions.ts';
import { accountTeamMember, opportunityContactRole, opportunityTeamMember } from './teams.ts';
import type { ObjectSchema } from '../schema/types.ts';

/** Every standard object of the sandbox. */
export const standardObjects: readonly ObjectSchema[] = [
  ...[account, contact, lead, opportunity, opportunityContactRole, opportunityLineItem, opportunityTeamMember],
  ...[accountTeamMember, asset, campaign, campaignMember, campaignMemberStatus, solution],
  ...[pricebook, pricebookEntry, product, contract, order, orderItem],
  ...[caseObject, caseComment, task, event, emailMessage, listEmail],
  ...[contentDocument, contentVersion, contentDocumentLink, attachment, note, folder, document],
  ...[emailTemplate, staticResource, feedItem, customNotificationType],
  ...[user, userLicense, userRole, group, groupMember, queueSobject, profile, organization, currencyType, recordType],
  mutingPermissionSet,
  userRecordAccess,
  ...[permissionSet, permissionSetGroup, permissionSetGroupComponent, permissionSetAssignment, permissionSetLicense],
  ...approvalObjects,
  ...[permissionSetLicenseAssign, objectPermissions, fieldPermissions, setupEntityAccess, customPermission],
  ...[
    apexClass,
    apexTrigger,
    apexPage,
    asyncApexJob,
    cronTrigger,
    cronJobDetail,
    eventBusSubscriber,
    batchApexErrorEvent,
    flowExecutionErrorEvent,
    authSession,
    emailMessageRelation,
    messagingSession,
    network,
    site,
    businessHours,
  ],
];
