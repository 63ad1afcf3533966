/** `if`, `switch on`, `try`: statements that choose their way. */
import type { Expression, StatementOf, SwitchBranch } from '../../syntax/ast.ts';
import { isAssignable } from '../../types/assignable.ts';
import { findField } from '../../types/members.ts';
import { isUnknown } from '../../types/type.ts';
import type { Compiled, CompiledStatement, Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { inner, type MethodContext } from '../context.ts';
import { condition, convert } from '../conversions.ts';
import { localName, quoted } from '../javascript-names.ts';
import { compileBlock, compileBody, compileStatements } from './blocks.ts';
import { line } from './lines.ts';

export const compileIf = (context: MethodContext, node: StatementOf<'if'>): CompiledStatement => {
  const test = condition(context, compileExpression(context, node.condition), node.condition.at);
  const then = compileBody(context, node.then);
  const otherwise = node.otherwise === undefined ? undefined : compileBody(context, node.otherwise);
  const head = line(`${context.script.covered(node.at.line)}if (${test})`, node.at);
  return {
    lines: [head, ...then.lines, ...(otherwise === undefined ? [] : [line('else'), ...otherwise.lines])],
    completes: otherwise === undefined || then.completes || otherwise.completes,
    breaks: then.breaks || otherwise?.breaks === true,
  };
};

type Branch = { readonly test: string | undefined; readonly body: CompiledStatement };

/** Enum constants are written without their type: `when OPEN`. */
const branchValue = (context: MethodContext, subject: Compiled, value: Expression): string => {
  if (subject.type.kind === 'enum' && value.kind === 'name') {
    if (findField(subject.type, value.name) === undefined) {
      context.report(value.at, `Variable does not exist: ${value.name}`);
    }
    return `$.isConstant(${subject.js}, ${quoted(value.name)})`;
  }
  const compiled = compileExpression(context, value);
  if (compiled.type.kind === 'null') return `${subject.js} === null`;
  const js = convert(context, compiled, { to: subject.type, at: value.at });
  return subject.type.name === 'Integer' ? `${subject.js} === ${js}` : `$.sameCase(${subject.js}, ${js})`;
};

const typeBranch = (
  context: MethodContext,
  subject: Compiled,
  branch: Extract<SwitchBranch, { kind: 'type' }>,
): Branch => {
  const type = context.types.resolve(branch.type, context.owner);
  const scoped = inner(context);
  scoped.scope.declare({ name: branch.name, type, final: false });
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
  return { test: branch.values.map((value) => branchValue(context, subject, value)).join(' || '), body };
};

/** Branches in order, the first that fits; without `when else` none may fit. */
export const compileSwitch = (context: MethodContext, node: StatementOf<'switch'>): CompiledStatement => {
  const value = compileExpression(context, node.value);
  const temp = context.temp();
  const subject: Compiled = { js: temp, type: value.type };
  const lines: Line[] = [line(`${context.script.covered(node.at.line)}${temp} = ${value.js};`, node.at)];
  const branches = node.branches.map((branch) => ({ at: branch.at, ...compileBranch(context, subject, branch) }));
  for (const [position, { test, body, at }] of branches.entries()) {
    const otherwise = position === 0 ? '' : 'else ';
    lines.push(
      line(test === undefined ? (position === 0 ? '' : 'else') : `${otherwise}if (${test})`, at),
      ...body.lines,
    );
  }
  const exhaustive = branches.some(({ test }) => test === undefined);
  return {
    lines,
    completes: !exhaustive || branches.some(({ body }) => body.completes),
    breaks: branches.some(({ body }) => body.breaks),
  };
};

type Catch = StatementOf<'try'>['catches'][number];

const compileCatch = (context: MethodContext, caught: string, node: Catch): CompiledStatement & { test: string } => {
  const type = context.types.resolve(node.type, context.owner);
  const exception = context.types.named('Exception');
  if (!isUnknown(type) && !isAssignable(type, exception)) {
    context.report(node.at, `Catch type must be a subclass of Exception: ${type.name}`);
  }
  const scoped = inner(context);
  scoped.scope.declare({ name: node.name, type, final: false });
  const body = compileStatements(scoped, node.body.statements);
  const test = type.name === 'Exception' ? 'true' : `$.isInstance(${caught}, ${context.script.typeConstant(type)})`;
  return { ...body, test, lines: [line(`let ${localName(node.name)} = ${caught};`, node.at), ...body.lines] };
};

const catchLines = (caught: string, catches: readonly (CompiledStatement & { test: string })[]): readonly Line[] => [
  line(`} catch ($thrown) { const ${caught} = $.caught($thrown);`),
  ...catches.flatMap(({ test, lines }, position) => [
    line(`${position === 0 ? '' : '} else '}if (${test}) {`),
    ...lines,
  ]),
  line(`} else { throw ${caught}; }`),
];

/** `finally` runs unless something was thrown that Apex cannot catch. */
const finallyLines = (last: CompiledStatement | undefined): readonly Line[] =>
  last === undefined ? [] : [line('finally { if ($.running())'), ...last.lines, line('}')];

const passingOn = [line('} catch ($thrown) { throw $.passing($thrown); }')];

export const compileTry = (context: MethodContext, node: StatementOf<'try'>): CompiledStatement => {
  const body = compileBlock(context, node.body);
  const caught = `$e${context.temp().slice(1)}`;
  const catches = node.catches.map((clause) => compileCatch(context, caught, clause));
  const last = node.finally === undefined ? undefined : compileBlock(context, node.finally);
  const ways = [body, ...catches];
  return {
    lines: [
      line('try {'),
      ...body.lines,
      ...(catches.length === 0 ? passingOn : [...catchLines(caught, catches), line('}')]),
      ...finallyLines(last),
    ],
    completes: last?.completes !== false && ways.some(({ completes }) => completes),
    breaks: [...ways, ...(last === undefined ? [] : [last])].some(({ breaks }) => breaks),
  };
};
