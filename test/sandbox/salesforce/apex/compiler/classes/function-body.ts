/** The body of a generated function: its parameters in scope, its helper variables declared, its lines. */
import type { Position, Statement } from '../../syntax/ast.ts';
import type { ClassInfo, ParameterInfo } from '../../types/class-info.ts';
import type { ApexType } from '../../types/type.ts';
import type { CompiledStatement, Line } from '../compiled.ts';
import { emptyScope, type MethodContext, type ScriptContext } from '../context.ts';
import { localName, quoted } from '../javascript-names.ts';
import { compileStatements } from '../statements/blocks.ts';
import { line } from '../statements/lines.ts';

export type Report = (at: Position, message: string) => void;

/** The class being emitted and where its problems go. */
export type ClassContext = {
  readonly script: ScriptContext;
  readonly owner: ClassInfo;
  readonly triggerObject: ApexType | undefined;
  readonly report: Report;
  /** How many problems were reported so far. */
  readonly problems: () => number;
};

export type FunctionShape = {
  readonly static: boolean;
  readonly parameters: readonly ParameterInfo[];
  readonly returnType: ApexType | undefined;
  readonly accessorOf?: string;
  readonly inConstructor?: boolean;
  readonly mayCallConstructor?: boolean;
};

/** A context for one function, and the helper variables it turns out to need. */
export const openFunction = (
  { script, owner, triggerObject, report }: ClassContext,
  shape: FunctionShape,
): { context: MethodContext; temps: readonly string[] } => {
  const temps: string[] = [];
  const scope = emptyScope();
  for (const { name, type } of shape.parameters) scope.declare({ name, type, final: false });
  const context: MethodContext = {
    script,
    types: script.types,
    owner,
    static: shape.static,
    returnType: shape.returnType,
    accessorOf: shape.accessorOf?.toLowerCase(),
    inConstructor: shape.inConstructor ?? false,
    mayCallConstructor: shape.mayCallConstructor ?? false,
    inLoop: false,
    triggerObject,
    scope,
    report,
    temp() {
      const name = `$${temps.length + 1}`;
      temps.push(name);
      return name;
    },
  };
  return { context, temps };
};

export const parameterList = (parameters: readonly ParameterInfo[]): string =>
  parameters.map(({ name }) => localName(name)).join(', ');

/** Helper variables first, then the lines that use them. */
export const withTemps = (temps: readonly string[], lines: readonly Line[]): readonly Line[] =>
  temps.length === 0 ? lines : [line(`let ${temps.join(', ')};`), ...lines];

/**
 * Code with problems is left out: it might be no JavaScript at all, and nothing may run it anyway. What refers to it can still
 * be loaded.
 */
export const unlessBroken = ({ problems, owner }: ClassContext, compile: () => readonly Line[]): readonly Line[] => {
  const before = problems();
  const lines = compile();
  return problems() === before ? lines : [line(`$.broken(${quoted(owner.name)});`)];
};

/** Statements as the body of a function of that shape. */
export const functionBody = (
  context: ClassContext,
  shape: FunctionShape,
  statements: readonly Statement[],
): CompiledStatement => {
  let completes = true;
  let breaks = false;
  const lines = unlessBroken(context, () => {
    const opened = openFunction(context, shape);
    const compiled = compileStatements(opened.context, statements);
    ({ completes, breaks } = compiled);
    return withTemps(opened.temps, compiled.lines);
  });
  return { lines, completes, breaks };
};
