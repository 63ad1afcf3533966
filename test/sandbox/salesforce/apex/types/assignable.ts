/**
 * Which values fit where: into variables and parameters without a cast, and through a cast.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_assign.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_casting.htm
 */
import { ancestry } from './class-type.ts';
import { isUnknown, sameType, type ApexType } from './type.ts';

/** What converts by itself, and into what. */
const CONVERSIONS: Readonly<Record<string, readonly string[]>> = {
  Integer: ['Long', 'Double', 'Decimal'],
  Long: ['Double', 'Decimal'],
  Double: ['Decimal'],
  Decimal: ['Double'],
  Id: ['String'],
  String: ['Id'],
  Date: ['Datetime'],
};

/** Conversions that hold for the elements of collections as well: the values are the same. */
const ELEMENT_CONVERSIONS: ReadonlySet<string> = new Set(['Id to String', 'String to Id']);

const NUMBERS: ReadonlySet<string> = new Set(['Integer', 'Long', 'Double', 'Decimal']);

export const isNumber = ({ name }: ApexType): boolean => NUMBERS.has(name);

/** Whether a value of one type converts by itself into another type that is no ancestor of its own. */
export const converts = (from: ApexType, to: ApexType): boolean => CONVERSIONS[from.name]?.includes(to.name) === true;

const fitsAnything = (type: ApexType): boolean => isUnknown(type) || type.kind === 'parameter';

const isGenericSObject = (type: ApexType): boolean => type.name === 'SObject';

const elementFits = (from: ApexType, to: ApexType): boolean =>
  sameType(from, to) ||
  to.kind === 'object' ||
  fitsAnything(from) ||
  fitsAnything(to) ||
  ELEMENT_CONVERSIONS.has(`${from.name} to ${to.name}`) ||
  inherits(from, to);

/** Lists of unspecific sObjects pass for lists of any: that is how query results come. */
const listElementFits = (from: ApexType, to: ApexType): boolean =>
  elementFits(from, to) || (isGenericSObject(from) && to.kind === 'sobject');

type Fit = (from: ApexType, to: ApexType) => boolean;

/** Keys do not vary with their type, except that an Id is a String. */
const keyFits: Fit = (from, to) => to.kind !== 'object' && !inherits(from, to) && elementFits(from, to);
const exactly: Fit = (from, to) => sameType(from, to) || fitsAnything(from) || fitsAnything(to);

const ARGUMENT_FITS: Readonly<Record<string, readonly Fit[]>> = {
  Set: [exactly],
  Map: [(from, to) => exactly(from, to) || keyFits(from, to), elementFits],
};

const baseOf = ({ info, name }: ApexType): string => info?.name ?? name;

const argumentsFit = (from: ApexType, to: ApexType): boolean => {
  const fits = ARGUMENT_FITS[baseOf(to)] ?? [];
  return to.args.every((arg, index) => {
    const given = from.args[index];
    return given === undefined || (fits[index] ?? listElementFits)(given, arg);
  });
};

/** Whether a type is another one by extending or implementing it, type arguments included. */
export const inherits = (from: ApexType, to: ApexType): boolean =>
  ancestry(from).some((ancestor) => baseOf(ancestor) === baseOf(to) && argumentsFit(ancestor, to));

/**
 * Whether a value of type `from` may be assigned to a variable of type `to` without a cast.
 *
 * @param from the type of the value; `null` and types in error fit everything
 */
export const isAssignable = (from: ApexType, to: ApexType): boolean => {
  if (from.kind === 'void' || to.kind === 'void') return false;
  return from.kind === 'null' || elementFits(from, to) || converts(from, to);
};

const areElementsCastable = (from: ApexType, to: ApexType): boolean =>
  baseOf(from) === baseOf(to) &&
  baseOf(to) !== 'Set' &&
  to.args.length > 0 &&
  to.args.every((arg, index) => from.args[index] === undefined || castable(from.args[index], arg));

/** Any class that can have subclasses may have one that implements the interface. */
const mayImplement = (one: ApexType, other: ApexType): boolean =>
  one.kind === 'interface' && (other.kind === 'interface' || (other.kind === 'class' && other.info?.virtual === true));

/**
 * Whether a cast from one type to the other can ever succeed. Where not, the platform says "Incompatible types since an instance
 * of {from} is never an instance of {to}".
 */
export const castable = (from: ApexType, to: ApexType): boolean =>
  isAssignable(from, to) ||
  isAssignable(to, from) ||
  (isNumber(from) && isNumber(to)) ||
  mayImplement(from, to) ||
  mayImplement(to, from) ||
  areElementsCastable(from, to);
