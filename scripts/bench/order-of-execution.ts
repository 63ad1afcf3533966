import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startSalesforce, type SalesforceSandbox } from '../../test/sandbox/salesforce/index.ts';
import { administratorOf } from '../../test/sandbox/salesforce/data/org.ts';
import { say } from '../demo/progress.ts';

/**
 * How the time of a bulk update grows with its records, when each passes a before-save flow, a trigger and an after-save flow that
 * writes a record of its own: the same work for ten times the records should take ten times as long.
 */
const FEW = 1_000;
const MANY = 10_000;

const metadata = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`;

const textField = (name: string): string =>
  metadata('CustomField', `<fullName>${name}</fullName><label>${name}</label><length>80</length><type>Text</type>`);

const customObject = (label: string): string =>
  metadata(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
     <sharingModel>ReadWrite</sharingModel><nameField><label>Name</label><type>Text</type></nameField>`,
  );

const flow = (label: string, triggerType: string, content: string): string =>
  metadata(
    'Flow',
    `<apiVersion>66.0</apiVersion><label>${label}</label><processType>AutoLaunchedFlow</processType><status>Active</status>
     <start><object>Crate__c</object><triggerType>${triggerType}</triggerType><recordTriggerType>Update</recordTriggerType>
     <filters><field>Label__c</field><operator>IsChanged</operator><value><booleanValue>true</booleanValue></value></filters>
     <connector><targetReference>Step</targetReference></connector></start>${content}`,
  );

const FILES: Readonly<Record<string, string>> = {
  'objects/Crate__c/Crate__c.object-meta.xml': customObject('Crate'),
  'objects/Crate__c/fields/Label__c.field-meta.xml': textField('Label__c'),
  'objects/Crate__c/fields/ByFlow__c.field-meta.xml': textField('ByFlow__c'),
  'objects/Crate__c/fields/ByTrigger__c.field-meta.xml': textField('ByTrigger__c'),
  'objects/Receipt__c/Receipt__c.object-meta.xml': customObject('Receipt'),
  'flows/Crate_BeforeSave.flow-meta.xml': flow(
    'Crate before save',
    'RecordBeforeSave',
    `<assignments><name>Step</name><label>Step</label><assignmentItems><assignToReference>$Record.ByFlow__c</assignToReference>
     <operator>Assign</operator><value><elementReference>$Record.Label__c</elementReference></value></assignmentItems></assignments>`,
  ),
  'flows/Crate_AfterSave.flow-meta.xml': flow(
    'Crate after save',
    'RecordAfterSave',
    `<recordCreates><name>Step</name><label>Step</label><object>Receipt__c</object><inputAssignments><field>Name</field>
     <value><elementReference>$Record.Name</elementReference></value></inputAssignments></recordCreates>`,
  ),
  'triggers/Crates.trigger': `trigger Crates on Crate__c (before update, after update) {
  if (Trigger.isBefore) for (Crate__c one : Trigger.new) one.ByTrigger__c = one.ByFlow__c + ' seen';
}`,
};

const writeSource = async (directory: string): Promise<void> => {
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
};

const crates = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, at) => ({ Name: `Crate ${at}` }));

const insertCrates = ({ org }: SalesforceSandbox, count: number): readonly string[] =>
  org
    .insert(administratorOf(org), {
      object: 'Crate__c',
      records: crates(count).map((crate) => ({ ...crate })),
      allOrNone: true,
    })
    .map(({ id }) => id ?? '');

/** Seconds this thread has computed: waiting for a busy machine is not among them. */
const computed = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000_000;
};

/** Seconds of one update. @throws Error when not every record went through everything */
const updateCrates = ({ org }: SalesforceSandbox, ids: readonly string[], label: string): number => {
  const began = computed();
  const records = ids.map((Id) => ({ Id, Label__c: label }));
  const results = org.update(administratorOf(org), { object: 'Crate__c', records, allOrNone: false });
  const seconds = computed() - began;
  const last = org.byId('Crate__c', ids.at(-1) ?? '');
  if (!results.every(({ success }) => success) || last?.ByTrigger__c !== `${label} seen`) {
    throw new Error('the update did not pass its flows and triggers');
  }
  return seconds;
};

/** The shortest: whatever else the machine does only adds to it. */
const shortest = (labels: readonly string[], update: (label: string) => number): number =>
  Math.min(...labels.map(update));

const measure = (sandbox: SalesforceSandbox) => {
  const few = insertCrates(sandbox, FEW);
  const many = insertCrates(sandbox, MANY);
  // The first rounds are those in which Node.js compiles.
  for (const label of ['one', 'two', 'three']) updateCrates(sandbox, few, label);
  const small = shortest(['a', 'b', 'c', 'd', 'e', 'f'], (label) => updateCrates(sandbox, few, label));
  const large = shortest(['a', 'b', 'c'], (label) => updateCrates(sandbox, many, label));
  return { orderOfExecutionRatio: large / small / (MANY / FEW), recordsPerSecond: MANY / large };
};

/** 1 is linear growth from 1,000 records to 10,000. */
export const measureOrderOfExecution = async () => {
  say(`bulk updates of ${FEW} and ${MANY} records through flows and a trigger ...`);
  const directory = await mkdtemp(join(tmpdir(), 'orderbridge-saves-'));
  try {
    await writeSource(directory);
    const sandbox = await startSalesforce({ sourceDirectories: [directory], connectedApps: [] });
    try {
      return measure(sandbox);
    } finally {
      await sandbox.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
