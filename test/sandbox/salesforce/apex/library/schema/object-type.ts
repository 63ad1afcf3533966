/**
 * Schema.SObjectType and Schema.SObjectField: tokens, what they describe and what they make.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm
 */
import {
  FieldDescribe,
  FieldSetsOf,
  FieldsOf,
  FieldToken,
  ObjectDescribe,
  ObjectToken,
} from '../../describe/tokens.ts';
import { defaultValues } from '../../describe/default-values.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { libraryClass } from '../define.ts';

const blank = (type: ObjectToken): SObjectValue => new SObjectValue(type.name);

const withId = (type: ObjectToken, id: string | null): SObjectValue =>
  new SObjectValue(type.name, id === null ? [] : [['Id', id]]);

const withDefaults = (type: ObjectToken, recordTypeId: string | null, loadsDefaults: boolean | null): SObjectValue =>
  new SObjectValue(type.name, [
    ...(recordTypeId === null ? [] : [['RecordTypeId', recordTypeId] as const]),
    ...(loadsDefaults === true ? defaultValues(type.schema) : []),
  ]);

const describeOf = (type: ObjectToken): ObjectDescribe => new ObjectDescribe(type);

export const sobjectType = libraryClass({
  name: 'Schema.SObjectType',
  holds: (value) => value instanceof ObjectToken,
  members: {
    'Schema.DescribeSObjectResult getDescribe()': describeOf,
    'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': describeOf,
    'SObject newSObject()': blank,
    'SObject newSObject(Id id)': withId,
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': withDefaults,
    'Schema.SObjectTypeFields fields': { get: (type: ObjectToken) => new FieldsOf(type) },
    'Schema.SObjectTypeFieldSets fieldSets': { get: (type: ObjectToken) => new FieldSetsOf(type) },
  },
});

const describeOfField = ({ token }: FieldToken): FieldDescribe => new FieldDescribe(token);

export const sobjectField = libraryClass({
  name: 'Schema.SObjectField',
  holds: (value) => value instanceof FieldToken,
  members: {
    'Schema.DescribeFieldResult getDescribe()': describeOfField,
    'Schema.DescribeFieldResult getDescribe(Schema.FieldDescribeOptions options)': describeOfField,
  },
});
