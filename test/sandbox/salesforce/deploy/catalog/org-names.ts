/**
 * What every org has besides what was deployed to it, by name, as far as metadata may refer to it. A name that is neither
 * deployed nor here does not exist.
 */

const any = (): boolean => true;
const none = (): boolean => false;
const among = (...names: readonly string[]) => {
  const known = new Set(names);
  return (name: string): boolean => known.has(name);
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm */
const PROFILES = among(
  ...['Admin', 'Standard', 'ReadOnly', 'SolutionManager', 'MarketingProfile', 'ContractManager', 'Guest License User'],
  ...['Minimum Access - Salesforce', 'Salesforce API Only System Integrations', 'Chatter Free User', 'StandardAul'],
  ...['Chatter External User', 'Chatter Moderator User', 'HighVolumePortal', 'PlatformPortal', 'PowerCustomerSuccess'],
  ...[
    'Analytics Cloud Integration User',
    'Analytics Cloud Security User',
    'Identity User',
    'Cross Org Data Proxy User',
  ],
);

/** Global actions that an org is born with, and those of the Chatter publisher, which belong to FeedItem. */
const ACTIONS = among(
  ...['NewTask', 'NewContact', 'NewCase', 'NewLead', 'NewOpportunity', 'NewEvent', 'NewGroup', 'NewNote', 'NewAccount'],
  ...['LogACall', 'SendEmail', 'EmailMessage._Reply', 'MobileSmartActions', 'Case.LogACall', 'Case.SendEmail'],
  ...[
    'NewContract',
    'NewCampaign',
    'NewUserProvisioningRequest',
    'CollaborationGroup.NewGroupMember',
    'Edit',
    'Delete',
  ],
);

const actionOfObject = /^(FeedItem|ContentDocument|ContentNote|Case|Knowledge|WorkOrder|CollaborationGroup)\.(?!.*__)/;

export type OrgNames = (name: string) => boolean;

export const orgNames: Readonly<Record<string, OrgNames>> = {
  ApexClass: none,
  CompactLayout: (name) => name.endsWith('.SYSTEM') || name === 'SYSTEM',
  CustomApplication: (name) => name.startsWith('standard__'),
  CustomTab: (name) => name.startsWith('standard-'),
  GenAiFunction: (name) => name.startsWith('EmployeeCopilot__'),
  Group: among('AllInternalUsers', 'AllPartnerUsers', 'AllCustomerPortalUsers'),
  // An org brings one for each of its standard objects.
  Layout: (name) => !/^\w+__\w+-/.test(name),
  LightningComponentBundle: none,
  MatchingRule: (name) => /\.Standard_\w+_Match_Rule_v\d+_\d+$/.test(name),
  Profile: PROFILES,
  QuickAction: (name) => ACTIONS(name.replace(/^Global\./, '')) || actionOfObject.test(name),
  RecordType: (name) => name.endsWith('.__MASTER__') || name.endsWith('.Master'),
  ServicePresenceStatus: none,
  WebLink: (name) => !name.includes('__') && /\.(Submit|Delete|Edit|New|Clone|ChangeOwner)/.test(name),
  MilestoneType: any,
};
