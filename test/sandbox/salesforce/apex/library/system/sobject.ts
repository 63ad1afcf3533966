/**
 * SObject: what every record can do, whatever its type.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import { describe, objectOf } from '../../describe/current.ts';
import {
  fieldOfRecord,
  getChildren,
  getField,
  getParent,
  isAggregate,
  putField,
  putParent,
} from '../../describe/record-fields.ts';
import { recalculateFormulas } from '../../describe/recalculate-formulas.ts';
import type { FieldToken } from '../../describe/tokens.ts';
import { type ObjectToken } from '../../describe/tokens.ts';
import { ApexException, nullPointer } from '../../runtime/exceptions.ts';
import type { Callable } from '../../types/class-info.ts';
import type { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { SObjectValue, type RecordError } from '../../values/sobject.ts';
import { errorList } from '../database/error.ts';
import type { DmlOptions } from '../database/dml-options.ts';
import { optionsOf, setOptions } from '../database/dml-options.ts';
import { libraryClass } from '../define.ts';

type Name = string | null;
type Token = FieldToken | null;
type Flag = boolean | null;

const AUDIT_FIELDS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

const automaticNumbers = (record: SObjectValue): readonly string[] =>
  [...(objectOf(record)?.schema.fields.values() ?? [])]
    .filter((field) => field.autoNumberFormat !== undefined)
    .map(({ name }) => name);

type Keeps = { readonly id: Flag; readonly deep?: Flag; readonly timestamps?: Flag; readonly numbers?: Flag };

const cloned = (record: SObjectValue, { id, deep, timestamps, numbers }: Keeps): SObjectValue =>
  record.clone({
    keepsId: id === true,
    isDeep: deep === true,
    without: new Set([
      ...(timestamps === true ? [] : AUDIT_FIELDS),
      ...(numbers === true ? [] : automaticNumbers(record)),
    ]),
  });

const addError = (record: SObjectValue, { message, field }: { message: unknown; field?: string }): void => {
  const text = message instanceof ApexException ? message['getmessage()']() : message;
  if (typeof text !== 'string') throw nullPointer();
  record.errors.push({ message: text, ...(field === undefined ? {} : { field }) });
};

const addFieldError = (record: SObjectValue, field: Name | Token, message: Name): void => {
  addError(record, { message, field: fieldOfRecord(record, field).name });
};

const isPopulated = (record: SObjectValue, field: Name | Token): boolean =>
  isAggregate(record) && typeof field === 'string'
    ? record.isSet(field)
    : record.fields.has(fieldOfRecord(record, field).name);

const typeOf = (record: SObjectValue): ObjectToken => describe().objectToken(record.type);

const listedError = ({ message, field }: RecordError) => ({
  statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  message,
  fields: field === undefined ? [] : [field],
});

/** The children of one type: of the first relationship that has some. */
const childrenOfType = (record: SObjectValue, type: ObjectToken | null): ApexList | null => {
  if (type === null) throw nullPointer();
  const relations = describe()
    .schema.childrenOf(record.type)
    .filter(({ childObject }) => childObject === type.name);
  const read = relations.find(({ name }) => record.children.has(name));
  return read === undefined ? null : getChildren(record, read.name);
};

/** `clone` answers the type it is called on. @param type `SObject`, `Account` */
export const cloneRows = (type: string): Readonly<Record<string, Callable>> => ({
  [`${type} clone()`]: (self: SObjectValue) => cloned(self, { id: false }),
  [`${type} clone(Boolean preserveId)`]: (self: SObjectValue, id: Flag) => cloned(self, { id }),
  [`${type} clone(Boolean preserveId, Boolean isDeepClone)`]: (self: SObjectValue, id: Flag, deep: Flag) =>
    cloned(self, { id, deep }),
  [`${type} clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)`]: (
    self: SObjectValue,
    ...[id, deep, timestamps]: readonly [Flag, Flag, Flag]
  ) => cloned(self, { id, deep, timestamps }),
  [`${type} clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)`]:
    (self: SObjectValue, ...[id, deep, timestamps, numbers]: readonly [Flag, Flag, Flag, Flag]) =>
      cloned(self, { id, deep, timestamps, numbers }),
});

export const sobject = libraryClass({
  name: 'System.SObject',
  holds: (value) => value instanceof SObjectValue,
  members: {
    'Id Id': { get: (self: SObjectValue) => self.get('Id'), set: (self: SObjectValue, id: Name) => self.set('Id', id) },
    'void addError(String message)': (self: SObjectValue, message: Name) => addError(self, { message }),
    'void addError(String message, Boolean escape)': (self: SObjectValue, message: Name) => addError(self, { message }),
    'void addError(Exception error)': (self: SObjectValue, message: unknown) => addError(self, { message }),
    'void addError(Exception error, Boolean escape)': (self: SObjectValue, message: unknown) =>
      addError(self, { message }),
    'void addError(String field, String message)': addFieldError,
    'void addError(String field, String message, Boolean escape)': addFieldError,
    'void addError(Schema.SObjectField field, String message)': addFieldError,
    'void addError(Schema.SObjectField field, String message, Boolean escape)': addFieldError,
    'void clear()': (self: SObjectValue) => self.clear(),
    ...cloneRows('SObject'),
    'Object get(String field)': getField,
    'Object get(Schema.SObjectField field)': getField,
    'Object put(String field, Object value)': putField,
    'Object put(Schema.SObjectField field, Object value)': putField,
    'SObject getSObject(String field)': getParent,
    'SObject getSObject(Schema.SObjectField field)': getParent,
    'SObject putSObject(String field, SObject value)': putParent,
    'SObject putSObject(Schema.SObjectField field, SObject value)': putParent,
    'List<SObject> getSObjects(String relationship)': getChildren,
    'List<SObject> getSObjects(Schema.SObjectType type)': childrenOfType,
    'Schema.SObjectType getSObjectType()': typeOf,
    'Boolean isSet(String field)': isPopulated,
    'Boolean isSet(Schema.SObjectField field)': isPopulated,
    'Boolean isClone()': (self: SObjectValue) => self.clonedFrom !== null,
    'Id getCloneSourceId()': (self: SObjectValue) => self.clonedFrom,
    'Map<String,Object> getPopulatedFieldsAsMap()': (self: SObjectValue) =>
      new ApexMap('Map<String,Object>', self.populated()),
    'Boolean hasErrors()': (self: SObjectValue) => self.errors.length > 0,
    'List<Database.Error> getErrors()': (self: SObjectValue) => errorList(self.errors.map(listedError)),
    'void recalculateFormulas()': recalculateFormulas,
    'Database.DMLOptions getOptions()': optionsOf,
    'void setOptions(Database.DMLOptions options)': (self: SObjectValue, options: DmlOptions | null) =>
      setOptions(self, options),
  },
});

/** One row of an aggregate query: its values go by alias. */
export const aggregateResult = libraryClass({
  name: 'System.AggregateResult',
  extends: 'System.SObject',
  holds: (value) => value instanceof SObjectValue && isAggregate(value),
  members: {},
});
