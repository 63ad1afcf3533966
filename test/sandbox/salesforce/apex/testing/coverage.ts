/**
 * Line coverage per class and trigger: a line counts when a statement begins on it; test classes do not count.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm
 */
import type { CoveredLine } from '../program/program.ts';
import { escapeXml } from '../../../shared/escape-xml.ts';

export type ClassCoverage = {
  /** The class of the file, or the trigger. */
  readonly name: string;
  readonly file: string;
  /** Runs by line number. */
  readonly lines: ReadonlyMap<number, number>;
  readonly covered: number;
  readonly total: number;
};

const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.(?:cls|trigger)$/, '');

/** @param isTest whether the file is a test class */
export const coverageOf = (
  lines: readonly CoveredLine[],
  isTest: (file: string) => boolean,
): readonly ClassCoverage[] => {
  const byFile = new Map<string, Map<number, number>>();
  for (const { file, line, runs } of lines) {
    if (isTest(file)) continue;
    const counted = byFile.get(file) ?? new Map<number, number>();
    counted.set(line, (counted.get(line) ?? 0) + runs);
    byFile.set(file, counted);
  }
  return [...byFile]
    .map(([file, counted]) => ({
      name: nameOf(file),
      file,
      lines: counted,
      covered: [...counted.values()].filter((runs) => runs > 0).length,
      total: counted.size,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
};

/** Covered lines in percent of all, 100 when there is nothing to cover. */
export const percentCovered = (classes: readonly Pick<ClassCoverage, 'covered' | 'total'>[]): number => {
  const total = classes.reduce((sum, one) => sum + one.total, 0);
  const covered = classes.reduce((sum, one) => sum + one.covered, 0);
  return total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10;
};

const uncovered = ({ lines }: ClassCoverage): string =>
  [...lines]
    .filter(([, runs]) => runs === 0)
    .map(([line]) => line)
    .sort((one, other) => one - other)
    .join(',');

const asText = (classes: readonly ClassCoverage[]): string => {
  const width = Math.max(5, ...classes.map(({ name }) => name.length));
  const rows = classes.map(
    (one) =>
      `${one.name.padEnd(width)}  ${percentCovered([one]).toFixed(1).padStart(5)} %  ${`${one.covered}/${one.total}`.padStart(9)}  ${uncovered(one)}`,
  );
  return [...rows, `${'Total'.padEnd(width)}  ${percentCovered(classes).toFixed(1).padStart(5)} %`].join('\n');
};

const asLcov = (classes: readonly ClassCoverage[]): string =>
  classes
    .map(({ file, lines, covered, total }) =>
      [
        `SF:${file}`,
        ...[...lines].sort(([one], [other]) => one - other).map(([line, runs]) => `DA:${line},${runs}`),
        `LF:${total}`,
        `LH:${covered}`,
        'end_of_record',
      ].join('\n'),
    )
    .join('\n');

const rate = ({ covered, total }: Pick<ClassCoverage, 'covered' | 'total'>): string =>
  (total === 0 ? 1 : covered / total).toFixed(4);

const coberturaClass = (one: ClassCoverage): string => {
  const lines = [...one.lines]
    .sort(([first], [second]) => first - second)
    .map(([line, runs]) => `<line number="${line}" hits="${runs}"/>`)
    .join('');
  return `<class name="${escapeXml(one.name)}" filename="${escapeXml(one.file)}" line-rate="${rate(one)}"><methods/><lines>${lines}</lines></class>`;
};

const asCobertura = (classes: readonly ClassCoverage[]): string => {
  const all = {
    covered: classes.reduce((sum, one) => sum + one.covered, 0),
    total: classes.reduce((sum, one) => sum + one.total, 0),
  };
  const attributes = `line-rate="${rate(all)}" lines-covered="${all.covered}" lines-valid="${all.total}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<coverage ${attributes} version="1"><packages><package name="apex" line-rate="${rate(all)}"><classes>`,
    ...classes.map(coberturaClass),
    '</classes></package></packages></coverage>',
  ].join('\n');
};

/** Coverage reports by the name they are asked for with. */
export const COVERAGE_FORMATS: Readonly<Record<string, (classes: readonly ClassCoverage[]) => string>> = {
  text: asText,
  lcov: asLcov,
  cobertura: asCobertura,
};
