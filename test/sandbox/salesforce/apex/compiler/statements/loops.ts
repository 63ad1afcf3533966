/** Loops. Each turn spends a little of the transaction's CPU allowance, so that a runaway loop ends as on the platform. */
import { typeWords } from '../../types/platform-words.ts';
import { ancestry } from '../../types/class-type.ts';
import type { Expression, StatementOf } from '../../syntax/ast.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import type { Compiled, CompiledStatement } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { inner, type MethodContext } from '../context.ts';
import { condition } from '../conversions.ts';
import { isAssignable } from '../../types/assignable.ts';
import { localName } from '../javascript-names.ts';
import { compileBody, compileLocal, declareVariable } from './blocks.ts';
import { line } from './lines.ts';

const TURN = 'if (--$t.fuel < 0) $.refuel();';

const isTrue = (node: Expression | undefined): boolean =>
  node === undefined || (node.kind === 'literal' && node.type === 'Boolean' && node.value.toLowerCase() === 'true');

const test = (context: MethodContext, node: Expression | undefined): string =>
  node === undefined ? '' : condition(context, compileExpression(context, node), node.at);

export const compileWhile = (context: MethodContext, node: StatementOf<'while'>): CompiledStatement => {
  const check = test(context, node.condition);
  const body = compileBody(inner(context, { inLoop: true }), node.body);
  const head = line(`${context.script.covered(node.at.line)}while (${check}) { ${TURN}`, node.at);
  return {
    lines: [head, ...body.lines, line('}')],
    completes: !isTrue(node.condition) || body.breaks,
    breaks: false,
  };
};

export const compileDoWhile = (context: MethodContext, node: StatementOf<'do-while'>): CompiledStatement => {
  const body = compileBody(inner(context, { inLoop: true }), node.body);
  const check = test(context, node.condition);
  return {
    lines: [line(`do { ${TURN}`), ...body.lines, line(`} while (${check});`, node.condition.at)],
    completes: !isTrue(node.condition) || body.breaks,
    breaks: false,
  };
};

/** What stands before the first `;` goes before the loop, so that the variable is one for all turns, as in Apex. */
const initialise = (context: MethodContext, node: StatementOf<'for'>): CompiledStatement['lines'] => {
  if ('kind' in node.init) return compileLocal(context, node.init).lines;
  return node.init.map((expression) => line(`${compileExpression(context, expression).js};`, expression.at));
};

export const compileFor = (context: MethodContext, node: StatementOf<'for'>): CompiledStatement => {
  const scoped = inner(context, { inLoop: true });
  const init = initialise(scoped, node);
  const check = test(scoped, node.condition);
  const update = node.update.map((expression) => scoped.script.effect(scoped, expression).js).join(', ');
  const body = compileBody(scoped, node.body);
  const head = line(`${context.script.covered(node.at.line)}for (; ${check}; ${update}) { ${TURN}`, node.at);
  return {
    lines: [line('{'), ...init, head, ...body.lines, line('}}')],
    completes: !isTrue(node.condition) || body.breaks,
    breaks: false,
  };
};

const ITERABLES = ['List', 'Set', 'Iterable'];

/** The type of what the loop goes through; a map or a single object is refused. */
const elementType = (context: MethodContext, iterable: Compiled): ApexType | undefined => {
  const [base = ''] = iterable.type.name.split('<');
  if (ITERABLES.includes(base)) return iterable.type.args[0];
  const chain = ancestry(iterable.type);
  return chain.find((type) => type.name.startsWith('Iterable<'))?.args[0];
};

type ForEach = StatementOf<'for-each'>;

/** `for (List<Account> some : [SELECT …])` goes through a query in lists of up to 200. */
const inChunks = (iterable: Compiled, type: ApexType): boolean =>
  iterable.isQuery === true && type.name.startsWith('List<');

/** Reports an element that the loop variable cannot hold. */
const checkElement = (
  context: MethodContext,
  node: ForEach,
  types: { element: ApexType; variable: ApexType },
): void => {
  const { element, variable } = types;
  if (isAssignable(element, variable) || isAssignable(variable, element)) return;
  context.report(node.at, `Invalid loop variable type expected ${typeWords(element)} was ${typeWords(variable)}`);
};

export const compileForEach = (context: MethodContext, node: ForEach): CompiledStatement => {
  const iterable = compileExpression(context, node.iterable);
  const scoped = inner(context, { inLoop: true });
  const type = context.types.resolve(node.type, context.owner);
  declareVariable(scoped, { name: node.name, type, at: node.at });
  const chunks = inChunks(iterable, type);
  const element = chunks ? type : elementType(context, iterable);
  if (element !== undefined) checkElement(context, node, { element, variable: type });
  else if (!isUnknown(iterable.type)) {
    context.report(node.at, `Loop must iterate over collection: ${typeWords(iterable.type)}`);
  }
  const body = compileBody(scoped, node.body);
  const through = chunks ? `$.chunks(${iterable.js})` : `$.each(${iterable.js})`;
  const head = `${context.script.covered(node.at.line)}for (let ${localName(node.name)} of ${through}) { ${TURN}`;
  return { lines: [line(head, node.at), ...body.lines, line('}')], completes: true, breaks: false };
};
