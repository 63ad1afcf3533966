/**
 * `switch on`: branches by value, by enum constant, by type of record.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm
 */
import { typeWords } from '../../types/platform-words.ts';
import type { Expression, StatementOf, SwitchBranch } from '../../syntax/ast.ts';
import { isAssignable } from '../../types/assignable.ts';
import { findField } from '../../types/members.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import type { Compiled, CompiledStatement, Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { inner, type MethodContext } from '../context.ts';
import { represented } from '../conversions.ts';
import { resolveExpression } from '../expressions/resolve-name.ts';
import { localName, quoted } from '../javascript-names.ts';
import { compileBlock, declareVariable } from './blocks.ts';
import { line } from './lines.ts';

type Branch = { readonly test: string | undefined; readonly body: CompiledStatement };

const SWITCHABLE = ['Integer', 'Long', 'String', 'Id', 'SObject'];

const isSwitchable = (type: ApexType): boolean =>
  isUnknown(type) || type.kind === 'enum' || type.kind === 'sobject' || SWITCHABLE.includes(type.name);

const isNull = (value: Expression): boolean => value.kind === 'literal' && value.type === 'null';

/** `RED` of a switch on a colour. */
const constantTest = (context: MethodContext, subject: Compiled, value: Expression): string => {
  if (value.kind !== 'name') {
    context.report(value.at, "Enum value used in 'when expression' should be unqualified");
    return 'false';
  }
  if (findField(subject.type, value.name) === undefined) {
    context.report(value.at, `Variable does not exist: ${value.name}`);
  }
  return `$.isConstant(${subject.js}, ${quoted(value.name)})`;
};

/** A name among the values must be of something that never changes. */
const checkConstant = (context: MethodContext, value: Expression): void => {
  if (value.kind !== 'name' && value.kind !== 'member') return;
  const reference = resolveExpression(context, value);
  if (reference?.kind !== 'place' || isUnknown(reference.place.value.type)) return;
  if (reference.place.constant !== true) {
    context.report(value.at, `Field must be a static final constant: ${value.name}`);
  }
};

const valueTest = (context: MethodContext, subject: Compiled, value: Expression): string => {
  const compiled = compileExpression(context, value);
  const [from, to] = [compiled.type, subject.type];
  if (isUnknown(from) || isUnknown(to)) return 'false';
  if (to.kind === 'sobject') {
    context.report(value.at, "Switching on SObject types must be a 'when type variable' or 'when null'");
  } else if (!isAssignable(from, to)) {
    context.report(
      value.at,
      `${from.name} value in 'when expression' cannot be implicitly converted to the ${to.name} type in switch expression`,
    );
  }
  const js = represented(compiled, to);
  return to.name === 'Integer' ? `${subject.js} === ${js}` : `$.sameCase(${subject.js}, ${js})`;
};

const testOf = (context: MethodContext, subject: Compiled, value: Expression): string => {
  if (isNull(value)) return `${subject.js} === null`;
  if (subject.type.kind === 'enum') return constantTest(context, subject, value);
  checkConstant(context, value);
  return valueTest(context, subject, value);
};

type TypeBranch = Extract<SwitchBranch, { kind: 'type' }>;

const typeBranch = (context: MethodContext, subject: Compiled, branch: TypeBranch): Branch => {
  const type = context.types.resolve(branch.type, context.owner);
  if (type.kind !== 'sobject' && !isUnknown(type)) {
    context.report(branch.at, `${typeWords(type)} cannot be a 'when type variable' block`);
  }
  const scoped = inner(context);
  declareVariable(scoped, { name: branch.name, type, at: branch.at });
  const body = compileBlock(scoped, branch.body);
  const declared = line(`{ let ${localName(branch.name)} = ${subject.js};`);
  return {
    test: `$.isInstance(${subject.js}, ${context.script.typeConstant(type)})`,
    body: { ...body, lines: [declared, ...body.lines, line('}')] },
  };
};

const compileBranch = (context: MethodContext, subject: Compiled, branch: SwitchBranch): Branch => {
  if (branch.kind === 'type') return typeBranch(context, subject, branch);
  const body = compileBlock(context, branch.body);
  if (branch.kind === 'else') return { test: undefined, body };
  return { test: branch.values.map((value) => testOf(context, subject, value)).join(' || '), body };
};

const written = (value: Expression): string | undefined => {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'prefix') return `${value.operator}${written(value.operand) ?? ''}`;
  return value.kind === 'name' ? value.name.toLowerCase() : undefined;
};

/** Each value has one branch at most. */
const checkUnique = (context: MethodContext, branches: readonly SwitchBranch[]): void => {
  const seen = new Set<string>();
  for (const value of branches.flatMap((branch) => (branch.kind === 'values' ? branch.values : []))) {
    const text = written(value);
    if (text !== undefined && seen.has(text)) {
      context.report(value.at, `${text} occurs as more than one when branch for this switch statement`);
    }
    if (text !== undefined) seen.add(text);
  }
};

const checkElse = (context: MethodContext, branches: readonly SwitchBranch[]): void => {
  const early = branches.slice(0, -1).find(({ kind }) => kind === 'else');
  if (early !== undefined) context.report(early.at, "'when else' must be the last when block");
};

const ifElse = (position: number, test: string | undefined): string => {
  const otherwise = position === 0 ? '' : 'else ';
  return test === undefined ? otherwise : `${otherwise}if (${test})`;
};

/** Branches in order, the first that fits; without `when else` none may fit. */
export const compileSwitch = (context: MethodContext, node: StatementOf<'switch'>): CompiledStatement => {
  const value = compileExpression(context, node.value);
  if (!isSwitchable(value.type))
    context.report(node.at, `${typeWords(value.type)} is not a valid switch expression type`);
  checkUnique(context, node.branches);
  checkElse(context, node.branches);
  const temp = context.temp();
  const subject: Compiled = { js: temp, type: value.type };
  const branches = node.branches.map((branch) => ({ at: branch.at, ...compileBranch(context, subject, branch) }));
  const lines: readonly Line[] = [
    line(`${context.script.covered(node.at.line)}${temp} = ${value.js};`, node.at),
    ...branches.flatMap(({ test, body, at }, position) => [line(ifElse(position, test), at), ...body.lines]),
  ];
  const exhaustive = branches.some(({ test }) => test === undefined);
  return {
    lines,
    completes: !exhaustive || branches.some(({ body }) => body.completes),
    breaks: branches.some(({ body }) => body.breaks),
  };
};
