/** Runs one case of a public sample flow in an org of its own and says what is not as expected. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ApexOrg } from '../../test/sandbox/salesforce/apex/apex-org.ts';
import { openProject } from '../../test/sandbox/salesforce/apex/open-project.ts';
import { ApexList } from '../../test/sandbox/salesforce/apex/values/list.ts';
import { textOf } from '../../test/sandbox/salesforce/apex/values/text.ts';
import { administratorOf } from '../../test/sandbox/salesforce/data/org.ts';
import type { SaveResult, SObjectRecord } from '../../test/sandbox/salesforce/data/types.ts';
import { flowOrgOf } from '../../test/sandbox/salesforce/flow/engine/flow-org.ts';
import type { InterviewEnd } from '../../test/sandbox/salesforce/flow/engine/interview.ts';
import { resumeInterview, runInterviews } from '../../test/sandbox/salesforce/flow/engine/run-flow.ts';
import type { CaseValue, FlowCase } from './flow-cases.ts';

const ENDING = '.flow-meta.xml';

const isTriggered = (text: string): boolean => /<triggerType>/.test(text);

const activated = (text: string): string => text.replace(/<status>\w+<\/status>/, '<status>Active</status>');

const customField = (name: string, type: 'Text' | 'Date'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName><label>${name}</label>${type === 'Text' ? '<length>80</length>' : ''}<type>${type}</type></CustomField>`;

/** The flow itself, active, and the flows that others may call: nothing else starts with a save. */
const writeSource = (directory: string, suite: string, { flow, fields }: FlowCase): void => {
  mkdirSync(join(directory, 'flows'));
  for (const file of globSync(`${suite}/**/*${ENDING}`)) {
    const text = readFileSync(file, 'utf8');
    const isMeant = basename(file, ENDING) === flow;
    if (isMeant || !isTriggered(text)) writeFileSync(join(directory, 'flows', basename(file)), activated(text));
  }
  for (const [object, types] of Object.entries(fields)) {
    const folder = join(directory, 'objects', object, 'fields');
    mkdirSync(folder, { recursive: true });
    for (const [name, type] of Object.entries(types))
      writeFileSync(join(folder, `${name}.field-meta.xml`), customField(name, type));
  }
};

type World = { readonly apex: ApexOrg; readonly ids: Map<string, string> };

const organizationField = ({ apex }: World, field: string): CaseValue => {
  const [organization] = apex.org.rows('Organization');
  return organization?.[field] ?? null;
};

/** `@account` is the id of that record, `@today` a day, `@organization.Country` a field of the org's own. */
const meant = (world: World, value: CaseValue): CaseValue => {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  if (value === '@today') return world.apex.org.clock.now().toISOString().slice(0, 10);
  const [, field] = /^@organization\.(\w+)$/.exec(value) ?? [];
  return field === undefined ? (world.ids.get(value.slice(1)) ?? value) : organizationField(world, field);
};

type Values = Readonly<Record<string, CaseValue>>;

const allMeant = (world: World, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, meant(world, value)]));

const insert = (world: World, object: string, values: Values): SaveResult | undefined => {
  const { org } = world.apex;
  return org.insert(administratorOf(org), { object, records: [allMeant(world, values)], allOrNone: false })[0];
};

const give = (world: World, { given }: FlowCase): void => {
  for (const [name, { object, values }] of Object.entries(given)) {
    const saved = insert(world, object, values);
    if (saved?.id == null) throw new Error(`${name} cannot be made: ${JSON.stringify(saved?.errors)}`);
    world.ids.set(name, saved.id);
  }
};

const save = (world: World, { save: wanted, given }: FlowCase): SaveResult | undefined => {
  if (wanted === undefined) return undefined;
  if (wanted.insert !== undefined) return insert(world, wanted.insert, wanted.values);
  const { org } = world.apex;
  const name = wanted.update ?? '';
  const records = [{ ...allMeant(world, wanted.values), Id: world.ids.get(name) }];
  return org.update(administratorOf(org), { object: given[name]?.object ?? '', records, allOrNone: false })[0];
};

const differences = (world: World, row: SObjectRecord, values: Values): readonly string[] =>
  Object.entries(allMeant(world, values))
    .filter(([name, value]) => (row[name] ?? null) !== value)
    .map(([name, value]) => `${name} is ${String(row[name])}, not ${String(value)}`);

const liveRow = ({ apex, ids }: World, { given }: FlowCase, name: string): SObjectRecord | undefined => {
  const row = apex.org.byId(given[name]?.object ?? '', ids.get(name) ?? '');
  return row?.IsDeleted === true ? undefined : row;
};

const checkGiven = (world: World, one: FlowCase): readonly string[] =>
  Object.entries(one.expect).flatMap(([name, values]) => {
    const row = liveRow(world, one, name);
    if (values === null) return row === undefined ? [] : [`${name} is still there`];
    return row === undefined ? [`${name} is gone`] : differences(world, row, values);
  });

const checkRows = (world: World, { counts, rows }: FlowCase): readonly string[] => {
  const all = (object: string): readonly SObjectRecord[] => [...world.apex.org.rows(object)];
  const wrongCounts = Object.entries(counts)
    .filter(([object, count]) => all(object).length !== count)
    .map(([object, count]) => `${all(object).length} ${object} records, not ${count}`);
  const missing = Object.entries(rows)
    .filter(([object, values]) => all(object).every((row) => differences(world, row, values).length > 0))
    .map(([object, values]) => `no ${object} with ${JSON.stringify(allMeant(world, values))}`);
  return [...wrongCounts, ...missing];
};

const checkSave = (world: World, one: FlowCase): readonly string[] => {
  const saved = save(world, one);
  const message = saved?.errors[0]?.message;
  if (one.refused !== undefined)
    return message !== undefined && new RegExp(one.refused).test(message)
      ? []
      : [`not refused so: ${message ?? 'saved'}`];
  if (message !== undefined) return [message];
  return [...checkGiven(world, one), ...checkRows(world, one)];
};

const plain = (value: unknown): unknown => {
  if (value instanceof ApexList) return value.items.map(plain);
  return value === null || typeof value === 'string' ? value : textOf(value);
};

const checkOutputs = ({ outputs }: FlowCase, end: InterviewEnd): readonly string[] => {
  if (end.kind === 'failed') return [end.failure.message];
  if (end.kind === 'screen') return [`stops at the screen ${end.screen}`];
  return Object.entries(outputs)
    .filter(([name, value]) => !isDeepStrictEqual(plain(end.outputs[name] ?? null), value))
    .map(([name, value]) => `${name} is ${JSON.stringify(plain(end.outputs[name]))}, not ${JSON.stringify(value)}`);
};

/** Goes from screen to screen without entering anything. */
const checkScreens = (
  first: InterviewEnd,
  { screens }: FlowCase,
  next: (end: InterviewEnd) => InterviewEnd,
): readonly string[] => {
  const seen: string[] = [];
  let end = first;
  while (end.kind === 'screen' && seen.length < screens.length) {
    seen.push(end.screen);
    end = next(end);
  }
  if (end.kind === 'failed') return [end.failure.message];
  return isDeepStrictEqual(seen, screens) ? [] : [`the screens are ${seen.join(', ')}`];
};

const checkRun = ({ apex }: World, one: FlowCase): readonly string[] =>
  apex.transact({ caller: administratorOf(apex.org), quiddity: 'ANONYMOUS' }, (running) => {
    const flows = flowOrgOf(running);
    if (flows === undefined) return ['no flows are open'];
    const [end] = runInterviews(flows, { flow: one.flow, starts: [{ variables: one.inputs }], mode: 'system' });
    if (end === undefined) return ['no interview'];
    if (one.screens.length === 0) return checkOutputs(one, end);
    return checkScreens(end, one, ({ interview }) => resumeInterview(flows, { interview, mode: 'system' }));
  });

/**
 * @param suite the folder of the sample flows
 * @returns what is not as expected; nothing when all is
 */
export const runFlowCase = (suite: string, one: FlowCase): readonly string[] => {
  const directory = mkdtempSync(join(tmpdir(), 'flow-case-'));
  try {
    writeSource(directory, suite, one);
    const world: World = { apex: openProject({ directories: [directory] }).apex, ids: new Map() };
    give(world, one);
    return one.save === undefined ? checkRun(world, one) : checkSave(world, one);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
