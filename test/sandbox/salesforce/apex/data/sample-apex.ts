/** Apex over the sample org of publishers and books: what a method answers, as text, or the exception it ends with. */
import { seededRandom } from '../../../shared/random.ts';
import { administratorOf } from '../../data/org.ts';
import type { Org } from '../../data/types.ts';
import { openBookOrg } from '../../soql/sample-org.ts';
import { openApexOrg, type ApexOrg } from '../apex-org.ts';
import { standardLibrary } from '../library/index.ts';
import { openProgram, type Program } from '../program/program.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import { parseUnit } from '../syntax/parse-unit.ts';
import { textOf } from '../values/text.ts';
import { openApexData } from './apex-data.ts';
import { letTriggersRun } from './run-triggers.ts';
import { soqlCompiler } from './soql-compiler.ts';

type Sources = Readonly<Record<string, string>>;

const unitOf = ([file, text]: readonly [string, string]) => {
  const parsed = parseUnit({ file, text, kind: file.endsWith('.trigger') ? 'trigger' : 'class' });
  if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { unit: parsed.unit, file, apiVersion: 66 };
};

const programOf = (org: Org, sources: Sources): Program => {
  const program = openProgram({
    schema: org.schema,
    library: standardLibrary,
    soql: soqlCompiler(org.schema),
    units: Object.entries(sources).map(unitOf),
  });
  const [problem] = program.problems;
  if (problem !== undefined) {
    throw new Error(`${problem.file}:${problem.at.line}:${problem.at.column} ${problem.message}`);
  }
  return program;
};

export type SampleApex = ReturnType<typeof openBookOrg> & {
  readonly apex: ApexOrg;
  /** Runs `Sample.run()` in a transaction of its own. */
  readonly run: () => string;
};

/**
 * @param body of `public static Object run()` in the class Sample
 * @param sources further classes and triggers by file name
 */
export const openSampleApex = (body: string, sources: Sources = {}): SampleApex => {
  const books = openBookOrg();
  const { org } = books;
  const program = programOf(org, {
    'Sample.cls': `public class Sample { public static Object run() { ${body} } }`,
    ...sources,
  });
  const data = openApexData({ org, program });
  const administrator = administratorOf(org);
  const apex = openApexOrg({ org, program, data, administrator, random: seededRandom('apex') });
  letTriggersRun(apex);
  const start = { caller: administrator, quiddity: 'ANONYMOUS' } as const;
  const run = (): string => {
    try {
      return textOf(apex.transact(start, () => program.callStatic('Sample', 'run()')));
    } catch (thrown) {
      const error = uncaught(thrown);
      if (!(error instanceof ApexException)) throw error;
      return `${error.apexType}: ${error['getmessage()']()}`;
    }
  };
  return { ...books, apex, run };
};

/** What the body answers in an org of its own. */
export const outcomeOf = (body: string, sources: Sources = {}): string => openSampleApex(body, sources).run();
