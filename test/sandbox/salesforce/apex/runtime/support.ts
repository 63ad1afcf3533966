/**
 * What generated code calls, under the name `$`: the run-time half of the language. Everything is short, because every line of
 * Apex goes through here.
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { putOffFuture } from '../asynchrony/future.ts';
import type { Callable } from '../types/class-info.ts';
import type { TypeRegistry } from '../types/registry.ts';
import * as conversions from '../values/convert.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import * as equality from '../values/equality.ts';
import { EnumConstant } from '../values/enum-constant.ts';
import * as integers from '../values/integer.ts';
import * as longs from '../values/long.ts';
import { ApexObject } from '../values/object.ts';
import { textOf } from '../values/text.ts';
import type { CodeSharing } from '../compiler/query-site.ts';
import { CallSite, type CallAccess } from './call-site.ts';
import { dataSupport } from './data-support.ts';
import { type ApexException, caught, isCatchable, LimitExceeded, nullPointer } from './exceptions.ts';
import { checkProcessHeap, textGrown } from './heap.ts';
import { inherited } from './inherited.ts';
import { iterationSupport } from './iteration.ts';
import { numberSupport } from './numbers.ts';
import { transaction } from './current.ts';
import { typeSupport, type RuntimeTypes } from './type-support.ts';

/** The counters and statics that generated code reaches directly, as `$t`. */
export type RunState = {
  statics: unknown[];
  fuel: number;
  /** How many methods have been entered and not left, counting those that call others. */
  depth: number;
  /** Whether the class that runs shares, where one said so or was told by its caller; undefined as long as none did. */
  sharing: 'with' | 'without' | undefined;
  /** The depth at which whoever stands outside of Apex calls into it. */
  entryDepth: number;
  /** What Apex cannot catch was thrown: `finally` blocks are passed over from then on. */
  failed: boolean;
};

const TURNS_BETWEEN_CHECKS = 20_000;

const notNull = <T>(value: T | null): T => {
  if (value === null) throw nullPointer();
  return value;
};

/** A constant of the script: a library function, a type, a number that JavaScript has no literal for. */
const constantOf = (types: RuntimeTypes, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if ('callable' in value) return value.callable;
  if ('type' in value) return types.held(value.type);
  if ('decimal' in value) return Decimal.of(String(value.decimal));
  return 'double' in value ? new ApexDouble(Number(value.double)) : value;
};

/** A method that a user's class may have overridden, else the platform's own. */
const invoke = (key: string, own: Callable | undefined, ...operands: readonly [object, ...unknown[]]): unknown => {
  const [receiver, ...args] = operands;
  const method: unknown = typeof receiver === 'object' ? Reflect.get(receiver, key) : undefined;
  if (typeof method === 'function') return Reflect.apply(method, receiver, args);
  if (own === undefined) throw new Unsupported(`${key} of ${textOf(receiver)}`);
  return Reflect.apply(own, undefined, operands);
};

/** A new object of the same class with the same field values. */
const shallowCopy = (object: object): object => {
  const copy: unknown = Object.create(Reflect.getPrototypeOf(object));
  return Object.assign(typeof copy === 'object' && copy !== null ? copy : {}, object);
};

const thrown = (value: unknown): unknown => {
  if (value === null) return nullPointer();
  return value;
};

const failures = {
  unsupported(feature: string, place: string): never {
    throw new Unsupported(`${feature} (${place})`);
  },
  broken(owner: string): never {
    throw new Error(`${owner} does not compile`);
  },
  tooDeep(): never {
    throw new LimitExceeded('Maximum stack depth reached: 1001');
  },
  abstract(label: string): never {
    throw new Unsupported(`calling the abstract ${label}`);
  },
};

export type SupportOptions = {
  readonly types: TypeRegistry;
  readonly state: RunState;
  /** A generated class by its Apex name, for scripts that come later. */
  readonly classNamed: (name: string) => unknown;
  /** The JavaScript class that users' classes extend for a class of the platform. */
  readonly platformBase: (name: string) => unknown;
};

/** Everything generated code calls as `$`. */
export const openSupport = ({ types, state, classNamed, platformBase }: SupportOptions) => {
  const runtimeTypes = typeSupport(types);
  const passing = (error: unknown): unknown => {
    if (!isCatchable(error)) state.failed = true;
    return error;
  };
  return {
    ...conversions,
    ...integers,
    ...longs,
    ...numberSupport,
    ...failures,
    ...dataSupport,
    ...iterationSupport,
    ...runtimeTypes,
    ApexObject,
    classNamed,
    platformBase,
    n: notNull,
    text: textOf,
    equal: equality.equalValues,
    same: equality.sameValue,
    equalText: (a: string | null, b: string | null): boolean =>
      a === b || (a !== null && b !== null && a.length === b.length && a.toLowerCase() === b.toLowerCase()),
    sameCase: (a: unknown, b: unknown): boolean => equality.equalsMethod(a, b),
    less: equality.lessThan,
    atMost: equality.lessOrEqual,
    greater: equality.greaterThan,
    atLeast: equality.greaterOrEqual,
    callSite: (access: CallAccess, sharing: CodeSharing, variables?: Readonly<Record<string, () => unknown>>) =>
      new CallSite({ access, sharing }, variables),
    constant: (value: unknown): unknown => constantOf(runtimeTypes, value),
    inherited,
    invoke,
    putOff: putOffFuture,
    shallowCopy,
    thrown,
    textGrown,
    passing,
    caught: (error: unknown): ApexException => caught(passing(error)),
    running: (): boolean => !state.failed,
    refuel(): void {
      state.fuel = TURNS_BETWEEN_CHECKS;
      transaction().limits.checkCpu();
      checkProcessHeap();
    },
    isConstant: (value: unknown, name: string): boolean =>
      value instanceof EnumConstant && value.name.toLowerCase() === name.toLowerCase(),
  };
};

export type Support = ReturnType<typeof openSupport>;
