/** DML statements and `System.runAs` blocks. */
import { typeWords } from '../../types/platform-words.ts';
import type { StatementOf } from '../../syntax/ast.ts';
import type { ApexType } from '../../types/type.ts';
import { isUnknown } from '../../types/type.ts';
import type { CompiledStatement } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import type { MethodContext } from '../context.ts';
import { quoted } from '../javascript-names.ts';
import { defaultAccess, sharingOf } from '../expressions/queries.ts';
import { compileBlock } from './blocks.ts';
import { line, statement } from './lines.ts';

const savable = (type: ApexType): boolean =>
  type.kind === 'sobject' || (type.name.startsWith('List<') && type.args[0]?.kind === 'sobject');

/** The field of an upsert is written as a bare or dotted name, or as a token. */
const externalId = (context: MethodContext, by: StatementOf<'dml'>['by']): string => {
  if (by === undefined) return 'null';
  if (by.kind === 'name' && context.scope.find(by.name) === undefined) return quoted(by.name);
  return by.kind === 'member' && by.target.kind === 'name' ? quoted(by.name) : compileExpression(context, by).js;
};

export const compileDml = (context: MethodContext, node: StatementOf<'dml'>): CompiledStatement => {
  const value = compileExpression(context, node.value);
  if (![value.type, ...value.type.args].some(isUnknown) && !savable(value.type)) {
    context.report(node.at, `DML requires SObject or SObject list type: ${typeWords(value.type)}`);
  }
  const by =
    node.verb === 'merge' && node.by !== undefined
      ? compileExpression(context, node.by).js
      : externalId(context, node.by);
  const site = context.script.constant(
    { verb: node.verb, access: node.access ?? defaultAccess(context), sharing: sharingOf(context) },
    'dml',
  );
  return statement(context, `$.dml(${site}, ${value.js}, ${by});`, node.at);
};

/** Another user (or package version) for the length of the block. */
export const compileRunAs = (context: MethodContext, node: StatementOf<'run-as'>): CompiledStatement => {
  const args = node.args.map((arg) => {
    const value = compileExpression(context, arg);
    return value.isQuery === true ? `$.onlyRecord(${value.js})` : value.js;
  });
  const before = context.temp();
  const body = compileBlock(context, node.body);
  const begin = `${context.script.covered(node.at.line)}${before} = $.runAs(${args.join(', ')}); try`;
  return {
    ...body,
    lines: [line(begin, node.at), ...body.lines, line(`finally { $.endRunAs(${before}); }`)],
  };
};
