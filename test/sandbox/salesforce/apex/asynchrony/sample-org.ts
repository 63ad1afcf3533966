/** For tests: an org with accounts and two platform events, and Apex that puts work off in it. */
import { virtualClock } from '../../../shared/clock.ts';
import { seededRandom } from '../../../shared/random.ts';
import { administratorOf, openOrg } from '../../data/org.ts';
import { openEventBus } from '../../events/index.ts';
import { field } from '../../schema/field.ts';
import { schemaOf } from '../../schema/schema.ts';
import { systemFields } from '../../schema/system-fields.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { standardObjects } from '../../standard-objects/index.ts';
import { openApexOrg } from '../apex-org.ts';
import { openApexData } from '../data/apex-data.ts';
import { letTriggersRun } from '../data/run-triggers.ts';
import { soqlCompiler } from '../data/soql-compiler.ts';
import { standardLibrary } from '../library/index.ts';
import { openProgram, type Program } from '../program/program.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import { noSurroundings } from '../runtime/surroundings.ts';
import { openRepeatableRuns, type SendRequest } from '../served/callouts/repeatable-runs.ts';
import { parseUnit } from '../syntax/parse-unit.ts';
import { textOf } from '../values/text.ts';
import { captureChanges } from './events/change-events.ts';
import { subscribeTriggers } from './events/org-subscriptions.ts';

/** A Monday. */
export const NOON = new Date('2026-03-02T12:00:00Z');

type Sources = Readonly<Record<string, string>>;

const eventObject = (
  name: string,
  publishBehavior: ObjectSchema['publishBehavior'],
  keyPrefix: string,
): ObjectSchema => ({
  name,
  label: name,
  labelPlural: name,
  kind: 'event',
  keyPrefix,
  createable: true,
  updateable: false,
  deletable: false,
  publishBehavior,
  fields: new Map(
    [...systemFields.event, field('Text__c', 'string', { length: 40, custom: true, required: true })].map((one) => [
      one.name.toLowerCase(),
      one,
    ]),
  ),
});

const sampleSchema = () =>
  schemaOf({
    objects: [
      ...standardObjects,
      eventObject('Posted__e', 'PublishAfterCommit', 'e00'),
      eventObject('Urgent__e', 'PublishImmediately', 'e01'),
    ],
    metadataRecords: [],
  });

const unitOf = ([file, text]: readonly [string, string]) => {
  const parsed = parseUnit({ file, text, kind: file.endsWith('.trigger') ? 'trigger' : 'class' });
  if (!('unit' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { unit: parsed.unit, file, apiVersion: 66 };
};

const programOver = (schema: ReturnType<typeof sampleSchema>, sources: Sources) =>
  openProgram({
    schema,
    library: standardLibrary,
    soql: soqlCompiler(schema),
    units: Object.entries(sources).map(unitOf),
  });

const flawless = (program: Program): Program => {
  const [problem] = program.problems;
  if (problem === undefined) return program;
  throw new Error(`${problem.file}:${problem.at.line}:${problem.at.column} ${problem.message}`);
};

/** What the compiler says of these sources. */
export const problemsOf = (sources: Sources): readonly string[] =>
  programOver(sampleSchema(), sources).problems.map(({ message }) => message);

const outcomeOf = (work: () => unknown): string => {
  try {
    return textOf(work());
  } catch (thrown) {
    const error = uncaught(thrown);
    if (!(error instanceof ApexException)) throw error;
    return `${error.apexType}: ${error['getmessage()']()}`;
  }
};

const nobody: SendRequest = ({ endpoint }) => Promise.resolve({ failure: `Unknown host: ${endpoint}` });

/**
 * @param body of a static method that returns an Object
 * @param sources further classes and triggers by file name
 * @param sendRequest who answers callouts
 */
export const openSampleOrg = (body: string, sources: Sources = {}, sendRequest: SendRequest = nobody) => {
  const clock = virtualClock(NOON);
  const random = seededRandom('jobs');
  const bus = openEventBus({ clock, random, retentionHours: 72 });
  const schema = sampleSchema();
  const org = openOrg({ schema, clock, orgId: '00DHs0000000001MAA', publish: (event) => bus.publish(event) });
  const sample = `@IsTest private class Sample { public static Object run() { ${body} } }`;
  const program = flawless(programOver(schema, { 'Sample.cls': sample, ...sources }));
  const administrator = administratorOf(org);
  const failures: unknown[] = [];
  const runs = openRepeatableRuns(() => org, sendRequest);
  const apex = openApexOrg({
    org,
    program,
    data: openApexData({ org, program }),
    administrator,
    random,
    surroundings: { ...noSurroundings, send: (request) => runs.send(request) },
    repeat: (work) => runs.run(work),
    jobFailed: (error) => failures.push(error),
  });
  letTriggersRun(apex);
  subscribeTriggers(apex, bus);
  captureChanges(apex, new Set(['accountchangeevent']));
  const run = (): unknown => program.callStatic('Sample', 'run()');
  return {
    apex,
    org,
    bus,
    clock,
    failures,
    /** Runs the body as a request. */
    request: () => outcomeOf(() => apex.transact({ caller: administrator, quiddity: 'ANONYMOUS' }, run)),
    /** Runs the body as a test method. */
    test() {
      let result: unknown = null;
      return outcomeOf(() => {
        apex.runTest(() => (result = run()));
        return result;
      });
    },
    names: () => [...org.rows('Account')].map(({ Name }) => Name),
    /** Lets what was put off run, and answers arrive. */
    async settled() {
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    jobs: () => [...org.rows('AsyncApexJob')].map(({ JobType, Status }) => `${String(JobType)} ${String(Status)}`),
  };
};

/** What the body of a test method answers, in an org of its own. */
export const inTest = (body: string, sources: Sources = {}): string => openSampleOrg(body, sources).test();
