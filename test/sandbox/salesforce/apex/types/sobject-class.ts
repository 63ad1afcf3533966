/**
 * An object of the org's schema as an Apex type: fields with their Apex types, parents by relationship name, children as lists.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects.htm
 */
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../../schema/types.ts';
import type { ClassInfo, FieldInfo } from './class-info.ts';
import { lazily } from './lazily.ts';
import { libraryMembers, type LibraryTable, type TypeResolver } from './library-members.ts';
import type { ApexType } from './type.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm */
const APEX_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  string: 'String',
  textarea: 'String',
  picklist: 'String',
  multipicklist: 'String',
  combobox: 'String',
  email: 'String',
  phone: 'String',
  url: 'String',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  address: 'Address',
  location: 'Location',
  base64: 'Blob',
  complexvalue: 'EventBus.ChangeEventHeader',
};

/** What an sObject type is made from. */
export type SObjectSource = {
  readonly schema: Schema;
  readonly resolver: TypeResolver;
  /** By canonical name; throws for nonsense. */
  readonly named: (canonical: string) => ApexType;
  /** Undefined when the org has no such object. */
  readonly sobject: (apiName: string) => ApexType | undefined;
  readonly listOf: (element: ApexType) => ApexType;
  /** The parent type of a lookup to several objects. */
  readonly polymorphic: () => ApexType;
  /** Methods of the type itself: `getInstance()` of a custom setting, `getAll()` of custom metadata. */
  readonly staticsOf: (object: ObjectSchema) => LibraryTable;
};

type Relation = 'none' | 'parent' | 'children';

type Column = {
  readonly name: string;
  readonly type: ApexType;
  readonly relation: Relation;
  readonly final: boolean;
  readonly rowCauses?: readonly string[];
};

const fieldInfo = (owner: ClassInfo, { name, type, relation, final, ...causes }: Column): FieldInfo => ({
  name,
  type,
  static: false,
  visibility: 'global',
  testVisible: false,
  final,
  transient: false,
  owner,
  access: { kind: 'sobject', apiName: name, relation, ...causes },
  declaration: undefined,
});

/** Formula fields and what only the platform fills; custom metadata can be composed freely in memory. */
const isReadOnly = (object: ObjectSchema, field: FieldSchema): boolean =>
  object.kind !== 'metadata' && (field.calculated || (!field.createable && !field.updateable && field.type !== 'id'));

const parentType = (source: SObjectSource, { referenceTo }: FieldSchema): ApexType => {
  const [only, ...others] = referenceTo;
  if (only === undefined || others.length > 0) return source.polymorphic();
  return source.sobject(only) ?? source.named('SObject');
};

const parentColumn = (source: SObjectSource, field: FieldSchema): readonly Column[] =>
  field.relationshipName === undefined
    ? []
    : [{ name: field.relationshipName, type: parentType(source, field), relation: 'parent', final: false }];

const rowCauses = ({ sharesOf }: ObjectSchema, { name, picklistValues }: FieldSchema): Pick<Column, 'rowCauses'> =>
  sharesOf === undefined || name !== 'RowCause' ? {} : { rowCauses: picklistValues.map(({ value }) => value) };

const columnsOf = (source: SObjectSource, object: ObjectSchema): readonly Column[] =>
  [...object.fields.values()].flatMap((field): readonly Column[] => [
    {
      name: field.name,
      type: source.named(APEX_TYPES[field.type]),
      relation: 'none',
      final: isReadOnly(object, field),
      ...rowCauses(object, field),
    },
    ...parentColumn(source, field),
  ]);

const childColumns = (source: SObjectSource, object: ObjectSchema): readonly Column[] =>
  source.schema.childrenOf(object.name).map(({ name, childObject }) => ({
    name,
    type: source.listOf(source.sobject(childObject) ?? source.named('SObject')),
    relation: 'children',
    final: true,
  }));

const facts = {
  kind: 'sobject',
  typeParameters: [],
  outer: undefined,
  visibility: 'global',
  abstract: false,
  virtual: false,
  sharing: undefined,
  isTest: false,
  apiVersion: 68,
  file: undefined,
  at: { line: 1, column: 1 },
  declaration: undefined,
  enumValues: [],
  holds: undefined,
} as const;

/** The class behind one sObject type. Its constructor takes field assignments, which the compiler checks itself. */
export const sobjectClassInfo = (object: ObjectSchema, source: SObjectSource): ClassInfo => {
  const fields = lazily(() => {
    const columns = [...childColumns(source, object), ...columnsOf(source, object)];
    return new Map(columns.map((column) => [column.name.toLowerCase(), fieldInfo(info, column)]));
  });
  const statics = lazily(() => libraryMembers(source.staticsOf(object), info, source.resolver));
  const info: ClassInfo = {
    ...facts,
    name: object.name,
    superclass: () => source.named('SObject'),
    interfaces: () => [],
    fields,
    methods: () => statics().methods,
    constructors: () => [],
    inner: () => new Map(),
  };
  return info;
};
