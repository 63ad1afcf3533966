/** `if` and `try`: statements that choose their way. */
import { typeWords } from '../../types/platform-words.ts';
import type { StatementOf } from '../../syntax/ast.ts';
import { isAssignable } from '../../types/assignable.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import type { CompiledStatement, Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { inner, type MethodContext } from '../context.ts';
import { condition } from '../conversions.ts';
import { localName } from '../javascript-names.ts';
import { compileBlock, compileBody, compileStatements, declareVariable } from './blocks.ts';
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

type Catch = StatementOf<'try'>['catches'][number];

type CompiledCatch = CompiledStatement & { readonly type: ApexType; readonly test: string };

/** An exception that the sandbox has not is never thrown in it. */
const catchTest = (context: MethodContext, caught: string, type: ApexType): string => {
  if (isUnknown(type)) return 'false';
  return type.name === 'Exception' ? 'true' : `$.isInstance(${caught}, ${context.script.typeConstant(type)})`;
};

const compileCatch = (context: MethodContext, caught: string, node: Catch): CompiledCatch => {
  const type = context.types.resolve(node.type, context.owner);
  const exception = context.types.named('Exception');
  if (!isUnknown(type) && !isAssignable(type, exception)) {
    context.report(node.at, `Catch block variable must be of type exception: ${typeWords(type)}`);
  }
  const scoped = inner(context);
  declareVariable(scoped, { name: node.name, type, at: node.at });
  const body = compileStatements(scoped, node.body.statements);
  const held = line(`let ${localName(node.name)} = ${caught};`, node.at);
  return { ...body, type, test: catchTest(context, caught, type), lines: [held, ...body.lines] };
};

/** A type that an earlier clause of the same statement catches can never come to a later one. */
const checkCaughtOnce = (context: MethodContext, node: StatementOf<'try'>, catches: readonly CompiledCatch[]): void => {
  for (const [position, { type }] of catches.entries()) {
    const earlier = catches.slice(0, position).filter((one) => !isUnknown(one.type));
    const clause = node.catches[position];
    if (clause !== undefined && !isUnknown(type) && earlier.some((one) => isAssignable(type, one.type))) {
      context.report(clause.at, `Exception type already caught: ${typeWords(type)}`);
    }
  }
};

const catchLines = (caught: string, catches: readonly CompiledCatch[]): readonly Line[] => [
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
  checkCaughtOnce(context, node, catches);
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
