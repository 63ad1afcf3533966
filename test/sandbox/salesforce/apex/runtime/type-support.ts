/**
 * Types at run time: casts and `instanceof` on values whose type the compiler could not know, and `Type` objects. What a value is
 * is read off the value; whether that fits is decided by the same rules the compiler uses.
 */
import { isAssignable } from '../types/assignable.ts';
import { classType } from '../types/class-type.ts';
import type { TypeRegistry } from '../types/registry.ts';
import type { ApexType } from '../types/type.ts';
import { ApexBlob } from '../values/blob.ts';
import { isId, toId } from '../values/convert.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { EnumConstant, enumConstant } from '../values/enum-constant.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexObject } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexTime } from '../values/time.ts';
import { ApexTypeObject } from '../values/type-object.ts';
import { apexException, ApexException } from './exceptions.ts';

type JavaScriptClass = abstract new (...args: never[]) => object;

/** Values of the platform's own types by their JavaScript class. */
const BY_CLASS: readonly (readonly [JavaScriptClass, string])[] = [
  [ApexDouble, 'Double'],
  [Decimal, 'Decimal'],
  [ApexDate, 'Date'],
  [ApexDatetime, 'Datetime'],
  [ApexTime, 'Time'],
  [ApexBlob, 'Blob'],
];

const BY_PRIMITIVE: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Integer',
  bigint: 'Long',
  boolean: 'Boolean',
};

/** Values that carry the text of their type. */
const TYPED: readonly JavaScriptClass[] = [ApexList, ApexSet, ApexMap, SObjectValue, EnumConstant];

const typeTextOf = (value: object): string | undefined => {
  if (TYPED.some((type) => value instanceof type) && 'type' in value) return String(value.type);
  if (value instanceof ApexObject || value instanceof ApexException) return value.apexType.replace(/^System\./, '');
  return BY_CLASS.find(([type]) => value instanceof type)?.[1];
};

/** The run-time type of a value; undefined for objects of library classes, which only `holds` can tell. */
const typeReader = (types: TypeRegistry) => {
  const known = new Map<string, ApexType | undefined>();
  return (value: unknown): ApexType | undefined => {
    const text = typeof value === 'object' && value !== null ? typeTextOf(value) : BY_PRIMITIVE[typeof value];
    if (text === undefined) return undefined;
    if (!known.has(text)) known.set(text, types.find(text));
    return known.get(text);
  };
};

const isApexType = (value: unknown): value is ApexType =>
  typeof value === 'object' && value !== null && 'kind' in value && 'name' in value && 'args' in value;

/** Numbers are read as what they are asked for: an Integer is a Long, a Double and a Decimal too. */
const TEXT_TYPES = ['String', 'Id'];

/** Any text is a String; one in the form of an id is an Id, too. */
const isTextOf = (text: string, type: ApexType): boolean =>
  type.name === 'String' || (type.name === 'Id' && isId(text));

/** Objects of library classes are told by the class itself. */
const isHeld = (value: unknown, { info, args }: ApexType): boolean =>
  typeof value === 'object' && args.length === 0 && info?.holds?.(value) === true;

export const typeSupport = (types: TypeRegistry) => {
  const answers = new Map<string, boolean>();
  const typeOf = typeReader(types);

  /** The same question is asked again and again, so its answer is kept. */
  const assignable = (from: ApexType, to: ApexType): boolean => {
    const key = `${from.name}>${to.name}`;
    const known = answers.get(key) ?? isAssignable(from, to);
    answers.set(key, known);
    return known;
  };

  const isInstance = (value: unknown, type: ApexType): boolean => {
    if (value === null || type.name === 'Object') return value !== null;
    if (typeof value === 'string') return isTextOf(value, type);
    if (isHeld(value, type)) return true;
    const own = typeOf(value);
    return own !== undefined && assignable(own, type);
  };

  const nameOf = (value: unknown): string => typeOf(value)?.name ?? 'Object';

  const converted = (value: unknown, type: ApexType): unknown => {
    if (type.name === 'Id' && typeof value === 'string') return toId(value);
    if (typeof value === 'string' && TEXT_TYPES.includes(type.name)) return value;
    const from = nameOf(value);
    const conversion = NUMBERS[`${from}>${type.name}`];
    if (conversion !== undefined) return conversion(value);
    if (isInstance(value, type)) return value;
    throw apexException('System.TypeException', `Invalid conversion from runtime type ${from} to ${type.name}`);
  };

  return {
    isInstance,
    /** The value as that type. @throws System.TypeException */
    cast: (value: unknown, type: ApexType): unknown => (value === null ? null : converted(value, type)),
    typeObject: (type: ApexType): ApexTypeObject => new ApexTypeObject(type),
    /** The type inside a constant of the script. */
    held(value: unknown): ApexType {
      if (!isApexType(value)) throw new Error('a type constant holds no type');
      return value;
    },
    enumConstant: (type: ApexType, name: string): EnumConstant => constantOf(type, name),
    typeNamed: (name: string): ApexType | undefined => types.find(name),
    ofClass: classType,
  };
};

const NUMBERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  'Integer>Long': (value) => (typeof value === 'number' ? BigInt(value) : value),
  'Integer>Double': (value) => (typeof value === 'number' ? new ApexDouble(value) : value),
  'Integer>Decimal': (value) => (typeof value === 'number' ? Decimal.fromInteger(value) : value),
  'Long>Integer': (value) => (typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : value),
  'Long>Double': (value) => (typeof value === 'bigint' ? new ApexDouble(Number(value)) : value),
  'Long>Decimal': (value) => (typeof value === 'bigint' ? Decimal.fromLong(value) : value),
  'Double>Decimal': (value) => (value instanceof ApexDouble ? Decimal.fromDouble(value.value) : value),
  'Double>Integer': (value) => (value instanceof ApexDouble ? Math.trunc(value.value) | 0 : value),
  'Double>Long': (value) => (value instanceof ApexDouble ? BigInt(Math.trunc(value.value)) : value),
  'Decimal>Double': (value) => (value instanceof Decimal ? new ApexDouble(value.toNumber()) : value),
  'Decimal>Integer': (value) => (value instanceof Decimal ? Number(BigInt.asIntN(32, value.toLong())) : value),
  'Decimal>Long': (value) => (value instanceof Decimal ? value.toLong() : value),
};

/** The one object that stands for a constant of an enum. */
const constantOf = (type: ApexType, name: string): EnumConstant => {
  const values = type.info?.enumValues ?? [];
  const ordinal = values.findIndex((value) => value.toLowerCase() === name.toLowerCase());
  return enumConstant(type.name, values[ordinal] ?? name, ordinal);
};

export { constantOf as enumConstantOf };

export type RuntimeTypes = ReturnType<typeof typeSupport>;
