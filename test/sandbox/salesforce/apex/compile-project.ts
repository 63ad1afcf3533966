/** The Apex of folders of source, compiled against a schema. */
import { basename } from 'node:path';
import { sourceFiles } from '../schema/read-source.ts';
import type { Schema } from '../schema/types.ts';
import { soqlCompiler } from './data/soql-compiler.ts';
import type { LibraryClass } from './library/define.ts';
import { interviewClass } from './library/system/flow/interview.ts';
import { standardLibrary } from './library/index.ts';
import { openProgram, type Program } from './program/program.ts';
import type { Problem } from './syntax/ast.ts';
import { parseUnits } from './syntax/parse-units.ts';
import { readProject, type ApexFile } from './syntax/read-project.ts';

export type CompiledProject = {
  readonly files: readonly ApexFile[];
  readonly program: Program;
  readonly problems: readonly Problem[];
};

export type CompileOptions = {
  readonly directories: readonly string[];
  /** Where parsed files are kept between runs; nowhere when left out. */
  readonly cacheDirectory?: string;
};

/** `Flow.Interview.Name` for each flow of the source. */
const interviewClasses = (directories: readonly string[]): readonly LibraryClass[] =>
  sourceFiles(directories, '**/*.flow-meta.xml')
    .map((file) => basename(file, '.flow-meta.xml'))
    .filter((name) => /^[A-Za-z]\w*$/.test(name))
    .map(interviewClass);

/** @returns the program of all files that could be read, and everything wrong with any of them */
export const compileProject = (schema: Schema, { directories, cacheDirectory }: CompileOptions): CompiledProject => {
  const files = directories.flatMap((directory) => readProject(directory));
  const parsed = parseUnits(files, { cacheDirectory });
  const program = openProgram({
    schema,
    library: [...standardLibrary, ...interviewClasses(directories)],
    soql: soqlCompiler(schema),
    units: parsed.units.map(({ source, unit }) => ({ unit, file: source.file, apiVersion: source.apiVersion })),
  });
  return { files, program, problems: [...parsed.problems, ...program.problems] };
};

/** `classes/Foo.cls:3:12 Variable does not exist: x` */
export const shownProblem = ({ file, at, message }: Problem): string => `${file}:${at.line}:${at.column} ${message}`;
