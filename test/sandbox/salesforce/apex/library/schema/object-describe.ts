/**
 * Schema.DescribeSObjectResult and its `fields` and `fieldSets`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm
 */
import { mayUse } from '../../describe/access.ts';
import { childRelationships } from '../../describe/child-relationship.ts';
import { FieldSet } from '../../describe/field-set.ts';
import { NameMap } from '../../describe/name-map.ts';
import { recordTypesOf, type RecordTypeFacts } from '../../describe/record-types.ts';
import { FieldSetsOf, FieldsOf, ObjectDescribe } from '../../describe/tokens.ts';
import { enumConstant } from '../../values/enum-constant.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import type { ObjectKind } from '../../../schema/types.ts';
import { libraryClass } from '../define.ts';
import { withProperties } from './describe-table.ts';

const isOf = ({ schema }: ObjectDescribe, ...kinds: readonly ObjectKind[]): boolean => kinds.includes(schema.kind);

const infoMap = (self: ObjectDescribe, { key, by }: { key: string; by: (info: RecordTypeFacts) => string }): ApexMap =>
  new ApexMap(
    `Map<${key},Schema.RecordTypeInfo>`,
    recordTypesOf(self.token).map((info) => [by(info), info] as const),
  );

const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Lead']);

export const describeSObjectResult = libraryClass({
  name: 'Schema.DescribeSObjectResult',
  holds: (value) => value instanceof ObjectDescribe,
  members: {
    ...withProperties({
      'String getName()': ({ schema }: ObjectDescribe) => schema.name,
      'String getLocalName()': ({ schema }: ObjectDescribe) => schema.name,
      'String getLabel()': ({ schema }: ObjectDescribe) => schema.label,
      'String getLabelPlural()': ({ schema }: ObjectDescribe) => schema.labelPlural,
      'String getKeyPrefix()': ({ schema }: ObjectDescribe) => schema.keyPrefix,
      'Schema.SObjectType getSObjectType()': ({ token }: ObjectDescribe) => token,
      'Schema.SObjectDescribeOptions getSObjectDescribeOption()': () =>
        enumConstant('Schema.SObjectDescribeOptions', 'FULL', 2),
      'List<Schema.ChildRelationship> getChildRelationships()': ({ token }: ObjectDescribe) =>
        new ApexList('List<Schema.ChildRelationship>', [...childRelationships(token)]),
      'List<Schema.RecordTypeInfo> getRecordTypeInfos()': ({ token }: ObjectDescribe) =>
        new ApexList('List<Schema.RecordTypeInfo>', [...recordTypesOf(token)]),
      'Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByName()': (self: ObjectDescribe) =>
        infoMap(self, { key: 'String', by: ({ name }) => name }),
      'Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (self: ObjectDescribe) =>
        infoMap(self, { key: 'String', by: ({ developerName }) => developerName }),
      'Map<Id,Schema.RecordTypeInfo> getRecordTypeInfosById()': (self: ObjectDescribe) =>
        infoMap(self, { key: 'Id', by: ({ id }) => id }),
      'String getAssociateEntityType()': () => null,
      'String getAssociateParentEntity()': () => null,
      'String getDefaultImplementation()': () => null,
      'String getImplementedBy()': () => null,
      'String getImplementsInterfaces()': () => null,
      'Boolean getHasSubtypes()': () => false,
      'Boolean getIsInterface()': () => false,
      'Boolean getIsSubtype()': () => false,
      'Boolean getDataTranslationEnabled()': () => false,
      'Boolean isAccessible()': ({ schema }: ObjectDescribe) => mayUse(schema, 'read'),
      'Boolean isCreateable()': ({ schema }: ObjectDescribe) => mayUse(schema, 'create'),
      'Boolean isUpdateable()': ({ schema }: ObjectDescribe) => mayUse(schema, 'edit'),
      'Boolean isDeletable()': ({ schema }: ObjectDescribe) => mayUse(schema, 'delete'),
      'Boolean isUndeletable()': ({ schema }: ObjectDescribe) => mayUse(schema, 'delete'),
      'Boolean isQueryable()': (self: ObjectDescribe) => !isOf(self, 'event') && mayUse(self.schema, 'read'),
      'Boolean isSearchable()': (self: ObjectDescribe) => isOf(self, 'standard', 'custom'),
      'Boolean isMergeable()': ({ schema }: ObjectDescribe) => MERGEABLE.has(schema.name),
      'Boolean isCustom()': (self: ObjectDescribe) => !isOf(self, 'standard'),
      'Boolean isCustomSetting()': (self: ObjectDescribe) => isOf(self, 'setting'),
      'Boolean isDeprecatedAndHidden()': () => false,
      'Boolean isFeedEnabled()': () => false,
      'Boolean isMruEnabled()': () => false,
    }),
    'Schema.SObjectTypeFields fields': { get: ({ token }: ObjectDescribe) => new FieldsOf(token) },
    'Schema.SObjectTypeFieldSets fieldSets': { get: ({ token }: ObjectDescribe) => new FieldSetsOf(token) },
  },
});

export const sobjectTypeFields = libraryClass({
  name: 'Schema.SObjectTypeFields',
  holds: (value) => value instanceof FieldsOf,
  members: {
    'Map<String,Schema.SObjectField> getMap()': ({ object }: FieldsOf) =>
      new NameMap(
        'Map<String,Schema.SObjectField>',
        object.describe.fieldsOf(object).map((token) => [token.name, token] as const),
      ),
  },
});

export const sobjectTypeFieldSets = libraryClass({
  name: 'Schema.SObjectTypeFieldSets',
  holds: (value) => value instanceof FieldSetsOf,
  members: {
    'Map<String,Schema.FieldSet> getMap()': ({ object }: FieldSetsOf) =>
      new NameMap(
        'Map<String,Schema.FieldSet>',
        (object.schema.fieldSets ?? []).map((set) => [set.name, new FieldSet(object, set)] as const),
      ),
  },
});
