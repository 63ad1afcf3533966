import {
  dependingOn,
  namedBy,
  nearbyObjects,
  ownCustomField,
  ownObjects,
  whereMatches,
  type ReferenceTable,
  type Target,
} from './reference.ts';

/** What pages, layouts, apps, tabs and actions show. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm */

const content = dependingOn('type', {
  Flexipage: 'FlexiPage',
  Visualforce: 'ApexPage',
  LightningComponent: namedBy('AuraDefinitionBundle', (text) => text.replace(/^c:/, '')),
});

const pageOrObject: Target = whereMatches(/^(?!standard-|record-)/, 'CustomObject');

const overrides = (element: string) => ({
  [`${element}/content`]: content,
  [`${element}/pageOrSobjectType`]: pageOrObject,
  [`${element}/recordType`]: 'RecordType',
  [`${element}/profile`]: 'Profile',
});

/** Related lists by relationship, `Invoice__c.Account__c`; standard ones have names such as RelatedContactList. */
const relatedList: Target = whereMatches(/^\w+\.\w+__c$/, 'CustomField');

/** A column of a related list of custom records; standard ones have codes. */
const relatedField: Target = namedBy('CustomField', (text, { around }) => {
  const list = around.at(-1)?.children.find(({ name }) => name === 'relatedList')?.text ?? '';
  if (!/^\w+\.\w+__c$/.test(list) || !text.endsWith('__c')) return undefined;
  return text.includes('.') ? text : `${list.split('.')[0] ?? ''}.${text}`;
});

const actionName = dependingOn('actionType', { QuickAction: 'QuickAction', CustomButton: 'WebLink' });

export const screenReferences: ReferenceTable = {
  CustomApplication: {
    tabs: 'CustomTab',
    utilityBar: 'FlexiPage',
    'brand/logo': 'ContentAsset',
    'workspaceConfig/mappings/tab': 'CustomTab',
    ...overrides('actionOverrides'),
    ...overrides('profileActionOverrides'),
  },
  CustomTab: {
    flexiPage: 'FlexiPage',
    lwcComponent: 'LightningComponentBundle',
    auraComponent: 'AuraDefinitionBundle',
    page: 'ApexPage',
  },
  QuickAction: {
    targetObject: 'CustomObject',
    targetParentField: ownObjects('CustomField'),
    flowDefinition: 'Flow',
    lightningWebComponent: 'LightningComponentBundle',
    lightningComponent: namedBy('AuraDefinitionBundle', (text) => text.replace(/^c:/, '')),
    page: 'ApexPage',
    'fieldOverrides/field': nearbyObjects('CustomField', 'targetObject'),
    'quickActionLayout/quickActionLayoutColumns/quickActionLayoutItems/field': nearbyObjects(
      'CustomField',
      'targetObject',
    ),
  },
  Layout: {
    customButtons: ownObjects('WebLink'),
    'layoutSections/layoutColumns/layoutItems/field': ownObjects('CustomField'),
    'layoutSections/layoutColumns/layoutItems/page': 'ApexPage',
    'layoutSections/layoutColumns/layoutItems/customLink': ownObjects('WebLink'),
    'miniLayout/fields': ownCustomField,
    'quickActionList/quickActionListItems/quickActionName': 'QuickAction',
    'platformActionList/platformActionListItems/actionName': actionName,
    'relatedLists/relatedList': relatedList,
    'relatedLists/fields': relatedField,
    'relatedLists/quickActions': 'QuickAction',
    'summaryLayout/summaryLayoutItems/field': ownCustomField,
  },
  LightningComponentBundle: { 'targetConfigs/targetConfig/objects/object': 'CustomObject' },
  NavigationMenu: { 'navigationMenuItem/target': dependingOn('type', { SalesforceObject: 'CustomObject' }) },
  PathAssistant: {
    entityName: 'CustomObject',
    fieldName: nearbyObjects('CustomField', 'entityName'),
    'pathAssistantSteps/fieldNames': nearbyObjects('CustomField', 'entityName'),
    recordTypeName: nearbyObjects('RecordType', 'entityName'),
  },
};
