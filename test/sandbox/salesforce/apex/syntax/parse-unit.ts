/**
 * Text of a class, a trigger or a script becomes our own tree, or a list of all that is wrong with it. The grammar's parse tree
 * never leaves this folder.
 */
import {
  ApexParserFactory,
  ApexSyntaxError,
  type ApexErrorListener,
  type ApexParser,
  type ApexTokenStream,
} from '@apexdevtools/apex-parser';
import type { CompilationUnit, Problem, UnitKind } from './ast.ts';
import { lowerAnonymous, lowerClassUnit, lowerTrigger } from './lower-unit.ts';
import { reservedNames } from './reserved-words.ts';
import { ProblemCollector, type SyntaxProblem } from './syntax-problems.ts';
import { tokenProblems, tokensOf } from './tokens.ts';

/** A file of Apex. `file` is what problems name; `kind` says what its text must be. */
export type Source = { readonly file: string; readonly text: string; readonly kind: UnitKind };

export type ParsedUnit = { readonly unit: CompilationUnit } | { readonly problems: readonly Problem[] };

/** A parsed file: a tree with errors must not be lowered, nor asked for its names. */
type Tree = { readonly lower: () => CompilationUnit; readonly reserved: () => readonly SyntaxProblem[] };

const entries: Readonly<Record<UnitKind, (parser: ApexParser) => Tree>> = {
  class: (parser) => {
    const tree = parser.compilationUnit();
    return { lower: () => lowerClassUnit(tree), reserved: () => reservedNames(tree) };
  },
  trigger: (parser) => {
    const tree = parser.triggerUnit();
    return { lower: () => lowerTrigger(tree), reserved: () => reservedNames(tree) };
  },
  anonymous: (parser) => {
    const tree = parser.anonymousUnit();
    return { lower: () => lowerAnonymous(tree), reserved: () => reservedNames(tree) };
  },
};

/** ANTLR's prediction with the context of a rule left out: much faster, and right whenever it finds no error. */
const WITHOUT_CONTEXT = 0;

/** @returns undefined when this way of parsing finds an error, which may be its own */
const parseFast = (stream: ApexTokenStream, kind: UnitKind): Tree | undefined => {
  const parser = ApexParserFactory.createParser(stream, true);
  parser._interp.predictionMode = WITHOUT_CONTEXT;
  try {
    return entries[kind](parser);
  } catch (error) {
    if (error instanceof ApexSyntaxError) return undefined;
    throw error;
  }
};

const parseFully = (text: string, kind: UnitKind, listener: ApexErrorListener): Tree => {
  const parser = ApexParserFactory.createParser(tokensOf(text, listener));
  parser.addErrorListener(listener);
  return entries[kind](parser);
};

/** In the order of the text; what is said twice of the same place only once. */
const inOrder = (problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] => {
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...once.values()].toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
};

const settled = (source: Source, tree: Tree, problems: readonly SyntaxProblem[]): ParsedUnit => {
  if (problems.length === 0) return { unit: tree.lower() };
  return { problems: inOrder(problems).map(({ at, message }) => ({ file: source.file, at, message })) };
};

/**
 * Reads one file of Apex.
 * @param source its name for problems, its text, and what it must be
 * @returns the lowered unit, or every problem of the file in the order of the text, lines and columns from 1, in the platform
 *   compiler's words where they are known
 */
export const parseUnit = (source: Source): ParsedUnit => {
  const lexical = new ProblemCollector();
  const stream = tokensOf(source.text, lexical);
  const faults = tokenProblems(stream);
  const fast = lexical.problems.length === 0 ? parseFast(stream, source.kind) : undefined;
  if (fast && faults.length === 0) return settled(source, fast, fast.reserved());
  const collector = new ProblemCollector();
  const tree = parseFully(source.text, source.kind, collector);
  const found = [...faults, ...collector.problems];
  return settled(source, tree, found.length > 0 ? found : tree.reserved());
};
