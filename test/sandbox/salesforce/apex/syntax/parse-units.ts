/**
 * All files of a project at once: every unit, every problem, and only what changed is parsed again.
 */
import type { CompilationUnit, Problem } from './ast.ts';
import { readCached, writeCached } from './cache.ts';
import { parseUnit, type Source } from './parse-unit.ts';

/** A source as it was given, and what it became. */
export type LoweredSource<Given extends Source> = { readonly source: Given; readonly unit: CompilationUnit };

export type ParsedUnits<Given extends Source> = {
  readonly units: readonly LoweredSource<Given>[];
  readonly problems: readonly Problem[];
  /** How many units came from the cache. */
  readonly fromCache: number;
};

type Outcome = { readonly unit?: CompilationUnit; readonly problems?: readonly Problem[]; readonly cached: boolean };

const parseOnce = (source: Source, directory: string | undefined): Outcome => {
  const known = directory === undefined ? undefined : readCached(directory, source);
  if (known) return { unit: known, cached: true };
  const parsed = parseUnit(source);
  if (directory !== undefined && 'unit' in parsed) writeCached(directory, source, parsed.unit);
  return { ...parsed, cached: false };
};

/**
 * Parses a project.
 * @param sources its files
 * @param options `cacheDirectory`: the folder lowered units are kept in, made when it is missing; undefined for none
 * @returns the units of all files without problems, in the order given, and the problems of the others
 */
export const parseUnits = <Given extends Source>(
  sources: readonly Given[],
  options: { readonly cacheDirectory: string | undefined },
): ParsedUnits<Given> => {
  const outcomes = sources.map((source) => ({ source, ...parseOnce(source, options.cacheDirectory) }));
  return {
    units: outcomes.flatMap(({ source, unit }) => (unit ? [{ source, unit }] : [])),
    problems: outcomes.flatMap(({ problems }) => problems ?? []),
    fromCache: outcomes.filter(({ cached }) => cached).length,
  };
};
