/** Tests or checks a whole project: reads its source, opens an org with its schema, compiles, runs, counts. */
import { relative } from 'node:path';
import { shownProblem } from '../compile-project.ts';
import { openProject, type ProjectOptions } from '../open-project.ts';
import type { Problem } from '../syntax/ast.ts';
import { coverageOf } from './coverage.ts';
import { findTests, type TestClass } from './find-tests.ts';
import { notCompiled, runTestClass } from './run-tests.ts';
import type { TestReport, TestResult } from './test-result.ts';

export type TestOptions = ProjectOptions & {
  /** Matched against `Class.method`. */
  readonly only?: RegExp;
};

/** A class that does not compile fails all its tests; so does every class when what it needs does not compile is unknown. */
const problemsOf = (test: TestClass, problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ file }) => file === test.file);

const isWithin = (folder: string, file: string): boolean => !relative(folder, file).startsWith('..');

export const testProject = (options: TestOptions): TestReport => {
  const started = performance.now();
  const { apex, problems } = openProject(options);
  const ready = performance.now();
  // Source that the project needs brings tests of its own, which are not the project's.
  const [project = '.'] = options.directories;
  const tests = findTests(apex.program.types, options.only).filter(({ file }) => isWithin(project, file));
  const results = tests.flatMap((test): readonly TestResult[] => {
    const faults = problemsOf(test, problems);
    return faults.length > 0 ? notCompiled(test, faults.map(shownProblem).join('\n')) : runTestClass(apex, test);
  });
  const testFiles = new Set(
    apex.program.types
      .userClasses()
      .filter(({ isTest }) => isTest)
      .map(({ file }) => file),
  );
  return {
    results,
    problems,
    coverage: coverageOf(apex.program.coverage(), (file) => testFiles.has(file)),
    seconds: (performance.now() - started) / 1_000,
    startSeconds: (ready - started) / 1_000,
  };
};

/** Everything the compiler has to say about a project. */
export const checkProject = (options: ProjectOptions): readonly Problem[] => openProject(options).problems;
