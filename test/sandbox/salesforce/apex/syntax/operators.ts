/**
 * Apex's operators by how they are written. The grammar splits some into several tokens (`>>` is two), so a node's operator is
 * the text of all its tokens.
 */
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { AssignmentOperator, BinaryOperator, PrefixOperator } from './ast.ts';
import { tokensBelow } from './parse-tree.ts';

const BINARY: ReadonlySet<BinaryOperator> = new Set([
  ...(['+', '-', '*', '/', '%', '<<', '>>', '>>>', '&', '|', '^', '&&', '||', '??'] as const),
  ...(['==', '!=', '<>', '===', '!==', '<', '<=', '>', '>='] as const),
]);
const ASSIGNMENT: ReadonlySet<AssignmentOperator> = new Set([
  ...(['=', '+=', '-=', '*=', '/=', '&=', '|=', '^=', '<<=', '>>=', '>>>=', '%='] as const),
]);
const PREFIX: ReadonlySet<PrefixOperator> = new Set(['+', '-', '!', '~', '++', '--'] as const);
const POSTFIX: ReadonlySet<'++' | '--'> = new Set(['++', '--'] as const);

const operatorIn =
  <Operator extends string>(known: ReadonlySet<Operator>) =>
  (node: ApexParserRuleContext): Operator => {
    const written = tokensBelow(node).join('');
    for (const operator of known) if (operator === written) return operator;
    throw new Error(`Unknown operator: ${written}`);
  };

export const binaryOperator = operatorIn(BINARY);
export const assignmentOperator = operatorIn(ASSIGNMENT);
export const prefixOperator = operatorIn(PREFIX);
export const postfixOperator = operatorIn(POSTFIX);
