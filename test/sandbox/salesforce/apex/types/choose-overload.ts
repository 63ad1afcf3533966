/**
 * Which of several methods of one name a call means: the one whose parameters are nearest to the arguments. Exact types come
 * first, then ancestors by distance, then conversions, and Object last of all.
 */
import { converts, inherits, isAssignable } from './assignable.ts';
import type { MethodInfo } from './class-info.ts';
import { ancestry } from './class-type.ts';
import { isUnknown, sameType, type ApexType } from './type.ts';

/** Beyond every step of an inheritance chain. */
const CONVERSION = 100;
const OBJECT = 1000;

/** The order in which numbers prefer to widen. */
const WIDENING = ['Integer', 'Long', 'Double', 'Decimal', 'Datetime', 'String', 'Id'];

const conversionCost = (from: ApexType, to: ApexType): number =>
  CONVERSION + Math.abs(WIDENING.indexOf(to.name) - WIDENING.indexOf(from.name));

const stepsBetween = (from: ApexType, to: ApexType): number => {
  const lineage = ancestry(from);
  const exact = lineage.findIndex((ancestor) => sameType(ancestor, to));
  return exact >= 0 ? exact : lineage.length + lineage.findIndex((ancestor) => inherits(ancestor, to));
};

const isKnown = (type: ApexType): boolean => !isUnknown(type) && type.kind !== 'null';

/** How far a parameter is from an argument that fits it. */
const distance = (from: ApexType, to: ApexType): number => {
  if (sameType(from, to)) return 0;
  if (to.kind === 'object' || to.kind === 'parameter') return OBJECT;
  if (!isKnown(from) || isUnknown(to)) return 1;
  return converts(from, to) ? conversionCost(from, to) : stepsBetween(from, to);
};

type Candidate = { readonly method: MethodInfo; readonly distances: readonly number[] };

const fits = ({ parameters }: MethodInfo, args: readonly ApexType[]): boolean =>
  parameters.length === args.length &&
  parameters.every(({ type }, index) => {
    const arg = args[index];
    return arg !== undefined && isAssignable(arg, type);
  });

const candidateOf = (method: MethodInfo, args: readonly ApexType[]): Candidate => ({
  method,
  distances: method.parameters.map(({ type }, index) => {
    const arg = args[index];
    return arg === undefined ? 0 : distance(arg, type);
  }),
});

const isNoFarther = (one: Candidate, other: Candidate): boolean =>
  one.distances.every((steps, index) => steps <= (other.distances[index] ?? steps));

/** Whether every parameter of one method is the same as or a kind of the other's: decides about `null`. */
const isMoreSpecific = (one: Candidate, other: Candidate): boolean =>
  one.method.parameters.every(({ type }, index) => {
    const against = other.method.parameters[index]?.type;
    return against !== undefined && (against.kind === 'object' || inherits(type, against));
  });

const total = ({ distances }: Candidate): number => distances.reduce((sum, steps) => sum + steps, 0);

/** Those that come before all others by this comparison; all of them when none does. */
const firstBy = (
  candidates: readonly Candidate[],
  before: (one: Candidate, other: Candidate) => boolean,
): readonly Candidate[] => {
  const first = candidates.filter((one) => candidates.every((other) => one === other || before(one, other)));
  return first.length > 0 ? first : candidates;
};

/**
 * @param candidates methods or constructors of one name, type arguments in place, nearest class first
 * @param args the types of the arguments; `null` fits everything
 * @returns the method meant; `none` when no one takes such arguments, `ambiguous` when two do equally well
 */
export const chooseOverload = (
  candidates: readonly MethodInfo[],
  args: readonly ApexType[],
): MethodInfo | 'none' | 'ambiguous' => {
  const fitting = candidates.filter((method) => fits(method, args)).map((method) => candidateOf(method, args));
  const nearest = firstBy(firstBy(fitting, isNoFarther), (one, other) => total(one) <= total(other));
  const [best, ...others] = firstBy(nearest, isMoreSpecific);
  if (best === undefined) return 'none';
  // Where an argument is in error already, a second complaint helps nobody.
  return others.length === 0 || args.some(isUnknown) ? best.method : 'ambiguous';
};
