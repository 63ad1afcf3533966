/**
 * Whether a class does what its ancestors ask of it: every abstract method has a body, and what overrides says so and may.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_extending.htm
 */
import { inherits, isAssignable } from './assignable.ts';
import { hasKnownHeritage, type Fault } from './check-heritage.ts';
import type { ClassInfo, MethodInfo, Visibility } from './class-info.ts';
import { ancestry, classType, superclassChain } from './class-type.ts';
import { isOverridable, ownMethods } from './members.ts';
import { methodWords } from './platform-words.ts';
import { isUnknown, sameType, type ApexType } from './type.ts';

/** A method as a type has it. */
type Held = { readonly method: MethodInfo; readonly of: ApexType };

const heldBy = (of: ApexType): readonly Held[] => ownMethods(of).map((method) => ({ method, of }));

const wordsOf = ({ method, of }: Held): string => methodWords(method, of);

type Fit = (given: ApexType, asked: ApexType) => boolean;

const exactly: Fit = (given, asked) => sameType(given, asked) || isUnknown(given) || isUnknown(asked);

/** Interfaces of the platform are content with what fits: `Iterable<Account>` for `Iterable<SObject>`. */
const loosely: Fit = (given, asked) => exactly(given, asked) || isAssignable(given, asked);

const isAlike = (given: MethodInfo, asked: MethodInfo, fit: Fit): boolean =>
  given.name.toLowerCase() === asked.name.toLowerCase() &&
  given.parameters.length === asked.parameters.length &&
  given.parameters.every(({ type }, index) => {
    const wanted = asked.parameters[index]?.type;
    return wanted !== undefined && fit(wanted, type);
  });

/** What implements an interface may answer with something more specific. */
const returns = (given: MethodInfo, asked: MethodInfo, fit: Fit): boolean =>
  fit(given.returnType, asked.returnType) || inherits(given.returnType, asked.returnType);

const implementationOf = (of: ApexType, asked: MethodInfo): Held | undefined => {
  const fit = asked.owner.file === undefined ? loosely : exactly;
  return superclassChain(of)
    .flatMap(heldBy)
    .find(({ method }) => !method.abstract && isAlike(method, asked, fit) && returns(method, asked, fit));
};

const missingWords = (info: ClassInfo, asked: Held): string =>
  asked.of.kind === 'interface'
    ? `Class ${info.name} must implement the method: ${wordsOf(asked)}`
    : `Class ${info.name} must implement the abstract method: ${wordsOf(asked)}`;

const isHidden = (visibility: Visibility): boolean => visibility === 'private' || visibility === 'protected';

const askedFault = (info: ClassInfo, asked: Held): readonly Fault[] => {
  const found = implementationOf(classType(info), asked.method);
  if (found === undefined) return [{ at: info.at, message: missingWords(info, asked) }];
  if (asked.of.kind !== 'interface' || !isHidden(found.method.visibility)) return [];
  const rule = 'Overriding implementations of global or public interface methods must be global or public';
  return [{ at: found.method.declaration?.at ?? info.at, message: `${info.name}: ${rule}: ${wordsOf(found)}` }];
};

/** The abstract methods that a class which can be constructed leaves open. */
export const implementationFaults = (info: ClassInfo): readonly Fault[] => {
  if (info.kind !== 'class' || info.abstract || !hasKnownHeritage(info)) return [];
  return ancestry(classType(info))
    .flatMap(heldBy)
    .filter(({ method }) => method.abstract)
    .flatMap((asked) => askedFault(info, asked));
};

const RANKS: Readonly<Record<Visibility, number>> = { private: 0, protected: 1, public: 2, global: 2 };

const ancestorOf = (info: ClassInfo, method: MethodInfo): Held | undefined =>
  superclassChain(classType(info))
    .slice(1)
    .flatMap(heldBy)
    .find(({ method: other }) => other.visibility !== 'private' && isAlike(method, other, exactly));

/** What every class may override without saying so. */
const OBJECT_KEYS: ReadonlySet<string> = new Set(['equals(object)', 'hashcode()', 'tostring()']);

/** Whether an abstract ancestor promises the method by an interface that it leaves open. */
const isPromised = (info: ClassInfo, method: MethodInfo): boolean =>
  superclassChain(classType(info))
    .slice(1)
    .flatMap((ancestor) => ancestry(ancestor))
    .filter(({ kind }) => kind === 'interface')
    .flatMap(heldBy)
    .some((held) => isAlike(method, held.method, loosely));

const groundless = (info: ClassInfo, own: Held): readonly string[] => {
  const { method } = own;
  if (!method.override || isPromised(info, method)) return [];
  return [`@Override specified for non-overriding method: ${wordsOf(own)}`];
};

const against = (own: Held, ancestor: Held): readonly string[] => {
  const { method } = own;
  if (!isOverridable(ancestor.method))
    return [`Non-virtual, non-abstract methods cannot be overridden: ${wordsOf(ancestor)}`];
  if (!method.override) return [`Method must use the override keyword: ${wordsOf(own)}`];
  if (RANKS[method.visibility] < RANKS[ancestor.method.visibility])
    return [`Cannot reduce the visibility of method: ${wordsOf(own)}`];
  return exactly(method.returnType, ancestor.method.returnType)
    ? []
    : [`Method return types clash: ${wordsOf(own)} vs ${wordsOf(ancestor)} from the type ${own.of.name}`];
};

/** What is wrong with the instance methods of a class, seen from the classes it extends. */
export const overrideFaults = (info: ClassInfo): readonly Fault[] => {
  if (info.kind !== 'class' || !hasKnownHeritage(info)) return [];
  return heldBy(classType(info))
    .filter(({ method }) => !method.static && !OBJECT_KEYS.has(method.key))
    .flatMap((own) => {
      const ancestor = ancestorOf(info, own.method);
      const messages = ancestor === undefined ? groundless(info, own) : against(own, ancestor);
      return messages.map((message) => ({ at: own.method.declaration?.at ?? info.at, message }));
    });
};
