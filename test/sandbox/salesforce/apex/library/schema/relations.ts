/**
 * What describes list: child relationships, record types, picklist values, field sets and their fields.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Schema.htm
 */
import type { PicklistValue } from '../../../schema/types.ts';
import { ChildRelationship } from '../../describe/child-relationship.ts';
import { FieldSet, FieldSetMember } from '../../describe/field-set.ts';
import { RecordTypeFacts } from '../../describe/record-types.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';
import { withProperties } from './describe-table.ts';
import { displayTypeOf } from './enums.ts';

export const childRelationship = libraryClass({
  name: 'Schema.ChildRelationship',
  holds: (value) => value instanceof ChildRelationship,
  members: withProperties({
    'Schema.SObjectType getChildSObject()': ({ field }: ChildRelationship) => field.object,
    'Schema.SObjectField getField()': ({ field }: ChildRelationship) => field,
    'String getRelationshipName()': ({ name }: ChildRelationship) => name,
    'Boolean isCascadeDelete()': ({ field }: ChildRelationship) => field.schema.deleteConstraint === 'Cascade',
    'Boolean isRestrictedDelete()': ({ field }: ChildRelationship) => field.schema.deleteConstraint === 'Restrict',
    'Boolean isDeprecatedAndHidden()': () => false,
    'List<String> getJunctionIdListNames()': () => new ApexList('List<String>'),
    'List<Schema.SObjectType> getJunctionReferenceTo()': () => new ApexList('List<Schema.SObjectType>'),
  }),
});

export const recordTypeInfo = libraryClass({
  name: 'Schema.RecordTypeInfo',
  holds: (value) => value instanceof RecordTypeFacts,
  members: withProperties({
    'String getName()': ({ name }: RecordTypeFacts) => name,
    'String getDeveloperName()': ({ developerName }: RecordTypeFacts) => developerName,
    'Id getRecordTypeId()': ({ id }: RecordTypeFacts) => id,
    'Boolean isActive()': ({ isActive }: RecordTypeFacts) => isActive,
    'Boolean isAvailable()': ({ isAvailable }: RecordTypeFacts) => isAvailable,
    'Boolean isDefaultRecordTypeMapping()': ({ isDefault }: RecordTypeFacts) => isDefault,
    'Boolean isMaster()': ({ isMaster }: RecordTypeFacts) => isMaster,
  }),
});

/** A picklist value as describes tell it. */
export class PicklistEntry extends ApexValue {
  readonly schema: PicklistValue;

  constructor(schema: PicklistValue) {
    super();
    this.schema = schema;
  }

  override get key(): unknown {
    return this.schema;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof PicklistEntry && other.schema === this.schema;
  }

  override apexText(): string {
    const { label, value, isDefault } = this.schema;
    return `Schema.PicklistEntry[getLabel=${label};getValue=${value};isActive=true;isDefaultValue=${isDefault};]`;
  }
}

export const picklistEntry = libraryClass({
  name: 'Schema.PicklistEntry',
  holds: (value) => value instanceof PicklistEntry,
  members: withProperties({
    'String getLabel()': ({ schema }: PicklistEntry) => schema.label,
    'String getValue()': ({ schema }: PicklistEntry) => schema.value,
    'Boolean isActive()': () => true,
    'Boolean isDefaultValue()': ({ schema }: PicklistEntry) => schema.isDefault,
  }),
});

export const fieldSet = libraryClass({
  name: 'Schema.FieldSet',
  holds: (value) => value instanceof FieldSet,
  members: withProperties({
    'String getName()': ({ schema }: FieldSet) => schema.name,
    'String getLabel()': ({ schema }: FieldSet) => schema.label,
    'String getDescription()': ({ schema }: FieldSet) => schema.description,
    'String getNamespace()': () => null,
    'Schema.SObjectType getSObjectType()': ({ object }: FieldSet) => object,
    'List<Schema.FieldSetMember> getFields()': (self: FieldSet) =>
      new ApexList('List<Schema.FieldSetMember>', [...self.members()]),
  }),
});

export const fieldSetMember = libraryClass({
  name: 'Schema.FieldSetMember',
  holds: (value) => value instanceof FieldSetMember,
  members: withProperties({
    'String getFieldPath()': ({ item }: FieldSetMember) => item.path,
    'String getLabel()': ({ token }: FieldSetMember) => token.schema.label,
    'Boolean getRequired()': ({ item }: FieldSetMember) => item.required,
    'Boolean getDbRequired()': ({ token }: FieldSetMember) => token.schema.required,
    'Schema.DisplayType getType()': ({ token }: FieldSetMember) => displayTypeOf(token.schema.type),
    'Schema.SObjectField getSObjectField()': ({ token }: FieldSetMember) => token,
  }),
});
