/** An org with objects of every kind for tests of records and describes, and a class of Apex to run in it. */
import { virtualClock } from '../../../shared/clock.ts';
import { seededRandom } from '../../../shared/random.ts';
import { Unsupported } from '../../../shared/unsupported.ts';
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { administratorOf, openOrg } from '../../data/org.ts';
import { recordId } from '../../data/record-id.ts';
import type { Org } from '../../data/types.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import { openApexOrg } from '../apex-org.ts';
import { openApexData } from '../data/apex-data.ts';
import { soqlCompiler } from '../data/soql-compiler.ts';
import { openProgram } from '../program/program.ts';
import { parseUnit } from '../syntax/parse-unit.ts';
import { textOf } from '../values/text.ts';
import { standardLibrary } from './index.ts';

const absent = (): never => {
  throw new Unsupported('events in this test');
};

const programOf = (org: Org, text: string) => {
  const parsed = parseUnit({ file: 'Sample.cls', text, kind: 'class' });
  if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return openProgram({
    schema: org.schema,
    library: standardLibrary,
    soql: soqlCompiler(org.schema),
    units: [{ unit: parsed.unit, file: 'Sample.cls', apiVersion: 66 }],
  });
};

/** Runs statements as the body of a method; its `return` is the answer, as text. */
export const outcomeOf = (body: string, sourceDirectories: readonly string[] = [SHIPPING_SOURCE]): string => {
  const org = openOrg({
    schema: loadSchema({ sourceDirectories }),
    clock: virtualClock(),
    orgId: recordId('00D', 1),
    publish: absent,
  });
  const program = programOf(org, `public class Sample { public static Object run() { ${body} } }`);
  const [problem] = program.problems;
  if (problem !== undefined) throw new Error(`${problem.at.line}:${problem.at.column} ${problem.message}`);
  const apex = openApexOrg({
    org,
    program,
    data: openApexData({ org, program }),
    administrator: administratorOf(org),
    random: seededRandom('data'),
  });
  const start = { caller: administratorOf(org), quiddity: 'ANONYMOUS' } as const;
  return textOf(apex.transact(start, () => program.callStatic('Sample', 'run()')));
};
