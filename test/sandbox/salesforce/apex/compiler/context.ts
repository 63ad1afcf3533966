/** What an expression or statement is compiled in: the types in sight, the class and method around it, its local variables. */
import type { Expression, Position, Statement } from '../syntax/ast.ts';
import type { Callable, ClassInfo } from '../types/class-info.ts';
import type { TypeRegistry } from '../types/registry.ts';
import type { ApexType } from '../types/type.ts';
import type { Compiled, CompiledStatement } from './compiled.ts';
import type { SoqlCompiler } from './query-site.ts';

export type Local = {
  readonly name: string;
  readonly type: ApexType;
  readonly final: boolean;
};

/** The local variables in sight; names compare without case. */
export type Scope = {
  find(name: string): Local | undefined;
  /** False when the name is taken in this scope or one around it. */
  declare(local: Local): boolean;
  child(): Scope;
  /** Everything in sight, outer ones first. */
  all(): readonly Local[];
};

export const emptyScope = (around?: Scope): Scope => {
  const own = new Map<string, Local>();
  const scope: Scope = {
    find: (name) => own.get(name.toLowerCase()) ?? around?.find(name),
    declare(local) {
      const taken = scope.find(local.name) !== undefined;
      if (!taken) own.set(local.name.toLowerCase(), local);
      return !taken;
    },
    child: () => emptyScope(scope),
    all: () => [...(around?.all() ?? []), ...own.values()],
  };
  return scope;
};

/** What one generated script shares: constants hoisted to its top, lines that can be covered. */
export type ScriptContext = {
  /** Compiles any expression; the table of all kinds. */
  readonly expression: (context: MethodContext, node: Expression) => Compiled;
  /** Compiles an expression whose value nobody looks at. */
  readonly effect: (context: MethodContext, node: Expression) => Compiled;
  /** Compiles any statement. */
  readonly statement: (context: MethodContext, node: Statement) => CompiledStatement;
  readonly types: TypeRegistry;
  readonly soql: SoqlCompiler;
  /** Whether the org has a custom label of that name. */
  readonly hasLabel: (name: string) => boolean;
  /** The JavaScript name of a function of the standard library. */
  library(callable: Callable, label: string): string;
  /** The JavaScript name of a run-time type. */
  typeConstant(type: ApexType): string;
  /** The JavaScript name of a value known when compiling, such as a bound query. */
  constant(value: unknown, label: string): string;
  /** The JavaScript text that counts a run of that line. */
  covered(line: number): string;
  /** Ends the run at that place with "The sandbox does not support …". */
  unsupported(feature: string, at: Position): Compiled;
};

export type MethodContext = {
  readonly script: ScriptContext;
  readonly types: TypeRegistry;
  readonly owner: ClassInfo;
  /** No `this` here. */
  readonly static: boolean;
  /** `undefined` where nothing may be returned: initialisers. */
  readonly returnType: ApexType | undefined;
  /** The property whose accessor this is: its own name means the stored value. */
  readonly accessorOf: string | undefined;
  readonly inConstructor: boolean;
  /** At the first statement of a constructor, where `this(…)` and `super(…)` may stand. */
  readonly mayCallConstructor: boolean;
  readonly inLoop: boolean;
  /** The object of the trigger around, which types `Trigger.new`. */
  readonly triggerObject: ApexType | undefined;
  readonly scope: Scope;
  report(at: Position, message: string): void;
  /** A fresh JavaScript variable of the method. */
  temp(): string;
};

export const inner = (context: MethodContext, changes: Partial<MethodContext> = {}): MethodContext => ({
  ...context,
  scope: context.scope.child(),
  ...changes,
});
