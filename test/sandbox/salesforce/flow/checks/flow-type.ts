/**
 * The types of values in flows, and which of them fit where: what a deploy of a flow knows before anything has run.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources.htm
 */
import type { FieldSchema, FieldType } from '../../schema/types.ts';

/** `Any` is what cannot be known before the flow runs: it fits everything. */
export type FlowDataType =
  | 'String'
  | 'Number'
  | 'Currency'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'Multipicklist'
  | 'SObject'
  | 'Apex'
  | 'Outputs'
  | 'Any';

export type FlowType = {
  readonly dataType: FlowDataType;
  readonly isCollection: boolean;
  /** Of a record; undefined for a record of any object. */
  readonly object?: string | undefined;
  readonly apexClass?: string | undefined;
  /** A percent field, which formulas read as a hundredth. */
  readonly isPercent?: true;
  /** Outputs of an action, a subflow or a screen component by lower-cased name. */
  readonly members?: ReadonlyMap<string, FlowType>;
};

export const ANY: FlowType = { dataType: 'Any', isCollection: false };

export const single = (dataType: FlowDataType): FlowType => ({ dataType, isCollection: false });

export const recordOf = (object: string | undefined, isCollection = false): FlowType => ({
  dataType: 'SObject',
  isCollection,
  object,
});

export const outputsOf = (members: Iterable<readonly [string, FlowType]>): FlowType => ({
  dataType: 'Outputs',
  isCollection: false,
  members: new Map([...members].map(([name, type]) => [name.toLowerCase(), type])),
});

export const elementOf = (type: FlowType): FlowType => ({ ...type, isCollection: false });

const FIELD_TYPES: Readonly<Partial<Record<FieldType, FlowDataType>>> = {
  boolean: 'Boolean',
  int: 'Number',
  double: 'Number',
  percent: 'Number',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  combobox: 'Picklist',
  multipicklist: 'Multipicklist',
};

export const fieldType = ({ type }: FieldSchema): FlowType => ({
  ...single(FIELD_TYPES[type] ?? 'String'),
  ...(type === 'percent' ? { isPercent: true } : {}),
});

/** Types that count as one another. */
const FAMILIES: Readonly<Partial<Record<FlowDataType, string>>> = {
  String: 'text',
  Picklist: 'text',
  Multipicklist: 'text',
  Number: 'number',
  Currency: 'number',
  Date: 'moment',
  DateTime: 'moment',
};

export const familyOf = ({ dataType }: FlowType): string => FAMILIES[dataType] ?? dataType;

/** `Any`, and outputs as a whole, which are read by their members only. */
const isOpen = ({ dataType }: FlowType): boolean => dataType === 'Any' || dataType === 'Outputs';

const sameName = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();

const isScalar = ({ dataType }: FlowType): boolean => dataType !== 'SObject' && dataType !== 'Apex';

const sameKind = (from: FlowType, to: FlowType): boolean =>
  familyOf(from) === familyOf(to) && sameName(from.object, to.object) && sameName(from.apexClass, to.apexClass);

/** Whether a value may be stored where another type is expected: text takes whatever has a text form. */
export const fits = (from: FlowType, to: FlowType): boolean => {
  if (isOpen(from) || isOpen(to)) return true;
  if (from.isCollection !== to.isCollection) return false;
  return sameKind(from, to) || (familyOf(to) === 'text' && !to.isCollection && isScalar(from));
};

/** Whether two values may be compared. */
export const areComparable = (one: FlowType, other: FlowType): boolean => fits(one, other) || fits(other, one);

const shownObject = ({ object, apexClass }: FlowType): string => {
  const name = object ?? apexClass;
  return name === undefined ? '' : ` (${name})`;
};

/** `Number`, `SObject (Account) collection` */
export const shownType = (type: FlowType): string =>
  `${type.dataType}${shownObject(type)}${type.isCollection ? ' collection' : ''}`;
