import { namedBy, whereMatches, type ReferenceTable } from './reference.ts';

/** What credentials, apps of other systems, events and reports name. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_namedcredential.htm */

const app = { externalClientApplication: 'ExternalClientApplication' };

/** `Invoice__c.Total__c` or, of a custom report type, `Invoice__c$Total__c`. */
const reportField = namedBy('CustomField', (text) =>
  /^\w+[.$]\w+__c$/.test(text) ? text.replace('$', '.') : undefined,
);

const report = whereMatches(/^[^/]+\//, 'Report');

const dashboardSections = ['leftSection', 'middleSection', 'rightSection'];

export const connectionReferences: ReferenceTable = {
  NamedCredential: {
    'namedCredentialParameters/externalCredential': 'ExternalCredential',
    authProvider: 'AuthProvider',
    certificate: 'Certificate',
  },
  ExternalCredential: { 'externalCredentialParameters/authProvider': 'AuthProvider' },
  ExtlClntAppOauthSettings: app,
  ExtlClntAppGlobalOauthSettings: app,
  ExtlClntAppOauthConfigurablePolicies: app,
  ExtlClntAppConfigurablePolicies: app,
  ExtlClntAppMobileSettings: app,
  ExtlClntAppNotificationSettings: app,
  PlatformEventSubscriberConfig: { platformEventConsumer: 'ApexTrigger' },
  PlatformEventChannelMember: {
    eventChannel: whereMatches(/__chn$/, 'PlatformEventChannel'),
    selectedEntity: 'CustomObject',
  },
  ReportType: { baseObject: 'CustomObject' },
  Report: {
    reportType: whereMatches(
      /__c$/,
      namedBy('ReportType', (text) => text.replace(/__c$/, '')),
    ),
    'columns/field': reportField,
    'groupingsDown/field': reportField,
    'groupingsAcross/field': reportField,
    'filter/criteriaItems/column': reportField,
    'timeFrameFilter/dateColumn': reportField,
    'chart/groupingColumn': reportField,
  },
  Dashboard: {
    ...Object.fromEntries(dashboardSections.map((section) => [`${section}/components/report`, report])),
    'dashboardGridLayout/dashboardGridComponents/dashboardComponent/report': report,
  },
  AuthProvider: { registrationHandler: 'ApexClass' },
};
