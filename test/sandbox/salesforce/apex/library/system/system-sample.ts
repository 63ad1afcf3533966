/** A test transaction in an org without data, for tests of what the namespace System offers: Apex in, outcome out. */
import { virtualClock } from '../../../../shared/clock.ts';
import { seededRandom } from '../../../../shared/random.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { administratorOf, openOrg } from '../../../data/org.ts';
import { recordId } from '../../../data/record-id.ts';
import { SHIPPING_SOURCE } from '../../../fixtures/shipping-org.ts';
import { loadSchema } from '../../../schema/load-schema.ts';
import { openApexOrg, type ApexOrg } from '../../apex-org.ts';
import { openDescribe } from '../../describe/describe.ts';
import { openProgram } from '../../program/program.ts';
import { ApexException, uncaught } from '../../runtime/exceptions.ts';
import type { ApexData } from '../../runtime/transaction.ts';
import type { Org } from '../../../data/types.ts';
import { parseUnit } from '../../syntax/parse-unit.ts';
import { textOf } from '../../values/text.ts';
import { standardLibrary } from '../index.ts';

const absent = (): never => {
  throw new Unsupported('queries and DML in this test');
};

const dataOf = (org: Org): ApexData => ({
  query: absent,
  countRows: absent,
  search: absent,
  dml: absent,
  triggerVariable: () => null,
  describe: openDescribe(org.schema),
  org,
  label: absent,
  page: absent,
  runAs: absent,
  endRunAs: absent,
  get database(): never {
    return absent();
  },
});

const unitOf = (text: string, file: string) => {
  const parsed = parseUnit({ file, text, kind: 'class' });
  if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { unit: parsed.unit, file, apiVersion: 66 };
};

const openSampleOrg = (texts: readonly string[]): ApexOrg => {
  const org = openOrg({
    schema: loadSchema({ sourceDirectories: [SHIPPING_SOURCE] }),
    clock: virtualClock(),
    orgId: recordId('00D', 1),
    publish: absent,
  });
  const program = openProgram({
    schema: org.schema,
    library: standardLibrary,
    soql: { check: () => ({ row: 'SObject', problems: [] }) },
    units: texts.map((text, index) => unitOf(text, `${index}.cls`)),
  });
  const [problem] = program.problems;
  if (problem !== undefined) throw new Error(`${problem.at.line}:${problem.at.column} ${problem.message}`);
  return openApexOrg({
    org,
    program,
    data: dataOf(org),
    administrator: administratorOf(org),
    random: seededRandom('system'),
  });
};

/**
 * Runs statements as the body of a test method.
 * @param body its `return` is the answer
 * @param classes source of the classes it uses
 * @returns the answer as text, or `Type: message` of the exception that ended it
 */
export const outcomeOf = (body: string, ...classes: readonly string[]): string => {
  const apex = openSampleOrg([`public class Sample { public static Object run() { ${body} } }`, ...classes]);
  let outcome = '';
  try {
    apex.runTest(() => {
      outcome = textOf(apex.program.callStatic('Sample', 'run()'));
    });
  } catch (error) {
    const seen = uncaught(error);
    if (!(seen instanceof ApexException)) throw seen;
    outcome = seen['tostring()']();
  }
  return outcome;
};
