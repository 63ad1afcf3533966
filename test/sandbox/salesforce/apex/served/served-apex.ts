/**
 * The Apex of a running org: its package's classes and triggers, compiled once, and the ways other parts of the org get code to
 * run. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking.htm
 */
import { administratorOf, openOrg } from '../../data/org.ts';
import type { Caller, Org } from '../../data/types.ts';
import type { SystemTopics } from '../../events/cometd/index.ts';
import { openEventBus, type OrgEventBus } from '../../events/index.ts';
import { methodsOf } from '../../flow/actions/apex/call-method.ts';
import { checkFlows } from '../../flow/checks/flow-problems.ts';
import { readComponents } from '../../flow/checks/package-components.ts';
import { joinSaves, openAutomation, readSaveAutomation, type SaveAutomation } from '../../flow/starts/automation.ts';
import { openApexOrg, type ApexOrg, type TransactionStart } from '../apex-org.ts';
import { captureChanges } from '../asynchrony/events/change-events.ts';
import { readCapturedObjects } from '../asynchrony/events/captured-objects.ts';
import { readSubscriberSettings, useSubscriberSettings } from '../asynchrony/events/subscriber-settings.ts';
import { subscribeTriggers } from '../asynchrony/events/org-subscriptions.ts';
import { compileProject, shownProblem, type CompiledProject } from '../compile-project.ts';
import { openApexData } from '../data/apex-data.ts';
import { projectResources } from '../library/system/testing/static-resources.ts';
import { transaction } from '../runtime/current.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import type { Surroundings } from '../runtime/surroundings.ts';
import type { Transaction } from '../runtime/transaction.ts';
import { callResource } from './apex-rest/call-resource.ts';
import type { ApexRestAnswer, ApexRestCall } from './apex-rest/rest-values.ts';
import { addressRequest, type CalloutOptions } from './callouts/address-request.ts';
import { readCalloutSetup } from './callouts/callout-setup.ts';
import type { RepeatableRuns } from './callouts/repeatable-runs.ts';
import { openToolingApi, type ToolingApi } from './tooling/tooling-api.ts';

/** The package's Apex has mistakes, so the org is not deployed. */
export class ApexRefused extends Error {
  constructor(problems: CompiledProject['problems']) {
    super(`The Apex does not compile.\n${problems.map(shownProblem).join('\n')}`);
    this.name = 'ApexRefused';
  }
}

export type ServedApexOptions = {
  readonly sourceDirectories: readonly string[];
  /** Where parsed files are kept between runs; nowhere when left out. */
  readonly cacheDirectory?: string;
  readonly callouts?: CalloutOptions;
};

export type ServedApexNeeds = ServedApexOptions & {
  readonly org: Org;
  readonly bus: OrgEventBus;
  readonly runs: RepeatableRuns;
  readonly random: () => number;
  /** What the limits resource tells. */
  readonly orgLimits: Surroundings['orgLimits'];
  /** Hear of test runs and debug logs. */
  readonly systemTopics: SystemTopics;
  /** Hears how a job or an event trigger failed that nobody waits for. */
  readonly noteFailure: (text: string) => void;
};

export type ServedApex = {
  readonly apex: ApexOrg;
  /** Runs work in a transaction, again and again until its callouts are answered. */
  readonly run: <T>(start: TransactionStart, work: (transaction: Transaction) => T) => Promise<T>;
  /** The same program in an org without anybody's data, as tests see it. */
  readonly openTestOrg: () => ApexOrg;
  /** Answers a call to one of the package's REST resources. @throws RestError */
  readonly callRest: (caller: Caller, call: ApexRestCall) => Promise<ApexRestAnswer>;
  readonly tooling: ToolingApi;
  /** Lets nothing of it run any more, as when a deploy puts another in its place. */
  readonly stop: () => void;
};

const surroundingsOf = (needs: ServedApexNeeds): Surroundings => {
  const { org, runs, sourceDirectories, orgLimits, callouts = {} } = needs;
  const setup = readCalloutSetup(sourceDirectories);
  return {
    staticResource: projectResources(sourceDirectories),
    orgLimits,
    send: (request) =>
      runs.send(addressRequest({ org, setup, options: callouts }, { request, user: transaction().user })),
  };
};

type Package = {
  readonly program: CompiledProject['program'];
  readonly automation: SaveAutomation;
  readonly surroundings: Surroundings;
};

const testOrgOpener =
  ({ org, random }: ServedApexNeeds, { program, automation, surroundings }: Package) =>
  (): ApexOrg => {
    const { schema, clock, orgId } = org;
    const bus = openEventBus({ clock, random, retentionHours: 1 });
    const fresh = openOrg({ schema, clock, orgId, publish: (event) => bus.publish(event) });
    const data = openApexData({ org: fresh, program });
    const apex = openApexOrg({
      org: fresh,
      program,
      data,
      surroundings,
      administrator: administratorOf(fresh),
      random,
    });
    captureChanges(apex, new Set());
    joinSaves(apex, automation);
    return apex;
  };

const describe = (thrown: unknown): string => {
  const error = uncaught(thrown);
  if (!(error instanceof ApexException)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${error['gettypename()']()}: ${error['getmessage()']()}\n${error['getstacktracestring()']()}`;
};

/** Clients read the source of classes and triggers from their rows. */
const noteBodies = (org: Org, files: CompiledProject['files']): void => {
  const bodies = new Map(files.map(({ name, text }) => [name, text]));
  for (const object of ['ApexClass', 'ApexTrigger']) {
    for (const row of [...org.rows(object)]) {
      const Body = bodies.get(String(row.Name));
      if (Body === undefined) continue;
      org.changeSystemRow({ object, id: row.Id, values: { Body, LengthWithoutComments: Body.length } });
    }
  }
};

/**
 * Compiles the source and lets its triggers run from now on.
 * @throws ApexRefused, FlowsRefused with all that is wrong
 */
export const openServedApex = (needs: ServedApexNeeds): ServedApex => {
  const { org, runs, bus, sourceDirectories: directories, cacheDirectory } = needs;
  const cache = cacheDirectory === undefined ? {} : { cacheDirectory };
  const { program, files, problems } = compileProject(org.schema, { directories, ...cache });
  if (problems.length > 0) throw new ApexRefused(problems);
  useSubscriberSettings(program, readSubscriberSettings(directories));
  const surroundings = surroundingsOf(needs);
  const automation = readSaveAutomation(directories);
  checkFlows({
    schema: org.schema,
    flows: automation.flows,
    types: program.types,
    invocables: methodsOf(program),
    components: readComponents(directories),
  });
  const apex = openApexOrg({
    org,
    program,
    data: openApexData({ org, program }),
    surroundings,
    administrator: administratorOf(org),
    random: needs.random,
    now: () => runs.instant(() => org.clock.now()),
    newId: () => runs.newId(),
    repeat: (work) => runs.run(work),
    jobFailed: (error) => needs.noteFailure(describe(error)),
  });
  const running = openAutomation(apex, automation, bus);
  const unsubscribe = subscribeTriggers(apex, bus);
  const endCapture = captureChanges(apex, readCapturedObjects(directories));
  noteBodies(org, files);
  const run: ServedApex['run'] = (start, work) => runs.run(() => apex.transact(start, work));
  const openTestOrg = testOrgOpener(needs, { program, automation, surroundings });
  return {
    apex,
    run,
    openTestOrg,
    stop() {
      running.stop();
      unsubscribe();
      endCapture();
    },
    tooling: openToolingApi({ apex, run, openTestOrg, announce: (...note) => needs.systemTopics.announce(...note) }),
    callRest: (caller, call) =>
      callResource(program, (user, work) => run({ caller: user, quiddity: 'REST' }, work), { caller, call }),
  };
};
