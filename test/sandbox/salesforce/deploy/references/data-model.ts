import {
  dependingOn,
  namedBy,
  nearby,
  ownCustomField,
  ownObjects,
  whereMatches,
  writtenCustomField,
  type ReferenceTable,
  type Target,
} from './reference.ts';

/** What objects and their parts name. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */

/** `$Source.Account__c` is a field of the object that looks up; `Contact.AccountId` one of the object looked up. */
const lookupField: Target = (naming) => {
  const text = naming.element.text.trim();
  const own = /^\$Source\.(\w+)$/.exec(text)?.[1];
  if (own !== undefined) return ownObjects('CustomField')({ ...naming, element: { ...naming.element, text: own } });
  return writtenCustomField(naming);
};

const override = dependingOn('type', { Flexipage: 'FlexiPage', Visualforce: 'ApexPage' });

/** A path such as `Owner.Name` goes by other objects, which the field set's own check follows. */
const ownField: Target = whereMatches(/^\w+$/, ownObjects('CustomField'));

const sharedTo = (element: string) => ({
  [`${element}/sharedTo/group`]: 'Group',
  [`${element}/sharedTo/role`]: 'Role',
  [`${element}/sharedTo/roleAndSubordinates`]: 'Role',
  [`${element}/sharedTo/roleAndSubordinatesInternal`]: 'Role',
  [`${element}/sharedTo/queue`]: 'Queue',
});

const criteria: Target = (naming) => {
  const text = naming.element.text.trim();
  return /^\w+\.\w+$/.test(text) ? { type: 'CustomField', name: text } : ownField(naming);
};

export const dataModelReferences: ReferenceTable = {
  CustomObject: {
    compactLayoutAssignment: ownObjects('CompactLayout'),
    'actionOverrides/content': override,
    'searchLayouts/listViewButtons': ownObjects('WebLink'),
  },
  CustomField: {
    referenceTo: 'CustomObject',
    summarizedField: 'CustomField',
    summaryForeignKey: 'CustomField',
    'summaryFilterItems/field': 'CustomField',
    'lookupFilter/filterItems/field': lookupField,
    'valueSet/valueSetName': 'GlobalValueSet',
    'valueSet/controllingField': ownObjects('CustomField'),
    metadataRelationshipControllingField: 'CustomField',
  },
  RecordType: {
    businessProcess: ownObjects('BusinessProcess'),
    compactLayoutAssignment: ownObjects('CompactLayout'),
    'picklistValues/picklist': ownObjects('CustomField'),
  },
  CompactLayout: { fields: ownObjects('CustomField') },
  FieldSet: { 'availableFields/field': ownField, 'displayedFields/field': ownField },
  Index: { 'fields/name': ownObjects('CustomField') },
  ListView: {
    columns: ownCustomField,
    'filters/field': ownCustomField,
    queue: 'Queue',
    'sharedTo/group': 'Group',
    'sharedTo/role': 'Role',
  },
  ValidationRule: { errorDisplayField: ownField },
  WebLink: { page: 'ApexPage' },
  SharingCriteriaRule: { 'criteriaItems/field': ownObjects('CustomField') },
  SharingRules: {
    ...sharedTo('sharingCriteriaRules'),
    ...sharedTo('sharingOwnerRules'),
    'sharingOwnerRules/sharedFrom/group': 'Group',
    'sharingOwnerRules/sharedFrom/role': 'Role',
    'sharingOwnerRules/sharedFrom/queue': 'Queue',
  },
  MatchingRule: { 'matchingRuleItems/fieldName': ownObjects('CustomField') },
  DuplicateRule: {
    'duplicateRuleFilter/duplicateRuleFilterItems/field': criteria,
    'duplicateRuleMatchRules/matchRuleSObjectType': 'CustomObject',
    'duplicateRuleMatchRules/matchingRule': namedBy('MatchingRule', (text, naming) => {
      const object = nearby(naming, 'matchRuleSObjectType');
      return object === undefined ? undefined : `${object}.${text}`;
    }),
  },
  Queue: { 'queueSobject/sobjectType': 'CustomObject', 'queueMembers/publicGroups/publicGroup': 'Group' },
};
