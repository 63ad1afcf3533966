/**
 * Small pieces of Apex for the tests of this folder, and how they look once lowered, with positions left out.
 */
import assert from 'node:assert/strict';
import type { CompilationUnit, Expression, Statement, UnitKind } from './ast.ts';
import { parseUnit } from './parse-unit.ts';

/** The unit of a text that has no problems. */
export const unitOf = (text: string, kind: UnitKind = 'class'): CompilationUnit => {
  const parsed = parseUnit({ file: 'Sample.cls', text, kind });
  assert.ok('unit' in parsed, `no problems expected in: ${text}\n${JSON.stringify(parsed)}`);
  return parsed.unit;
};

/** The problems of a text as `line:column message`. */
export const problemsOf = (text: string, kind: UnitKind = 'class'): readonly string[] => {
  const parsed = parseUnit({ file: 'Sample.cls', text, kind });
  if ('unit' in parsed) return [];
  return parsed.problems.map(({ at, message }) => `${at.line}:${at.column} ${message}`);
};

/** The statements of a script. */
export const statementsOf = (text: string): readonly Statement[] => {
  const unit = unitOf(text, 'anonymous');
  return unit.kind === 'anonymous' ? unit.statements : [];
};

/** The only statement of a script, which must be of the given kind. */
export const statementOf = <Kind extends Statement['kind']>(
  kind: Kind,
  text: string,
): Extract<Statement, { kind: Kind }> => {
  const isKind = (statement: Statement | undefined): statement is Extract<Statement, { kind: Kind }> =>
    statement?.kind === kind;
  const [statement, ...others] = statementsOf(text);
  assert.equal(others.length, 0);
  assert.ok(isKind(statement), `a ${kind} statement expected, not ${statement?.kind ?? 'nothing'}`);
  return statement;
};

/** An expression, as the value that is returned. */
export const expressionOf = (text: string): Expression => {
  const { value } = statementOf('return', `return ${text};`);
  assert.ok(value);
  return value;
};

/** JSON without positions. */
export const shape = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'at' || key === 'end' ? undefined : value)));

const isObject = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const briefType = (node: Readonly<Record<string, unknown>>): string => {
  const names = Array.isArray(node['names']) ? node['names'].filter(isObject) : [];
  const words = names.map(({ name, args }) => {
    const inner = Array.isArray(args) ? args.map(brief).join(',') : '';
    return inner === '' ? String(name) : `${String(name)}<${inner}>`;
  });
  return words.join('.') + '[]'.repeat(Number(node['arrayLevels']));
};

/**
 * A tree on one line: every node in parentheses with its kind, names and types bare, what is false or absent left out.
 */
export const brief = (node: unknown): string => {
  if (Array.isArray(node)) return `[${node.map(brief).join(' ')}]`;
  if (!isObject(node)) return String(node);
  if ('names' in node) return briefType(node);
  if (node['kind'] === 'name') return String(node['name']);
  const parts = Object.entries(node).filter(
    ([key, value]) => !['at', 'end'].includes(key) && value !== undefined && value !== false,
  );
  return `(${parts.map(([, value]) => brief(value)).join(' ')})`;
};
