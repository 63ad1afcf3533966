import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { MetadataFile } from '../metadata/read-package.ts';
import { readPackage } from '../metadata/read-package.ts';
import { codeOf, namedClasses } from './apex-source.ts';

/** What acts in the package: Apex classes and triggers, with what starts them, and Flows, with what starts those. */

/** How the platform or a person reaches a class, without another class of the package in between. */
export type Entry = 'AuraEnabled' | 'InvocableMethod' | 'RestResource' | 'Queueable' | 'Schedulable' | 'Batchable';

export type ApexFile = {
  /** Relative to the project. */
  readonly path: string;
  /** `OrderGuard`, whatever the file's ending. */
  readonly name: string;
  readonly isTrigger: boolean;
  readonly isTest: boolean;
  readonly source: string;
  /** The source without comments and texts. */
  readonly code: string;
  readonly entries: readonly Entry[];
  /** Classes of the package that it names, itself excepted. */
  readonly names: ReadonlySet<string>;
};

export type FlowFile = {
  readonly path: string;
  readonly name: string;
  readonly file: MetadataFile;
  /** Object or event it starts on; empty for one that something else starts. */
  readonly object: string;
  /** `RecordAfterSave`, `Scheduled`, …; empty for a screen flow or a flow that something else starts. */
  readonly triggerType: string;
  /** Of one that starts on records: what happened to them. */
  readonly changes: readonly string[];
};

export type Automations = {
  readonly apex: readonly ApexFile[];
  readonly flows: readonly FlowFile[];
  readonly metadata: readonly MetadataFile[];
};

const ENTRIES: Readonly<Record<Entry, RegExp>> = {
  AuraEnabled: /@AuraEnabled\b(?:\s*\([^)]*\))?(?:\s+@\w+(?:\([^)]*\))?)*\s+(?:public|global)\s+static\b[^;={]*\(/i,
  InvocableMethod: /@InvocableMethod\b/i,
  RestResource: /@RestResource\b/i,
  Queueable: /\bimplements\b[^{]*\bQueueable\b/i,
  Schedulable: /\bimplements\b[^{]*\bSchedulable\b/i,
  Batchable: /\bimplements\b[^{]*\bDatabase\s*\.\s*Batchable\b/i,
};
const ENTRY_NAMES: readonly Entry[] = [
  'AuraEnabled',
  'InvocableMethod',
  'RestResource',
  'Queueable',
  'Schedulable',
  'Batchable',
];

const apexPaths = (project: string): readonly string[] =>
  readdirSync(join(project, 'force-app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(cls|trigger)$/.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

const nameOf = (path: string): string => path.replace(/^.*\/|\.[a-z]+$/g, '');

const readApex = (project: string): readonly ApexFile[] => {
  const paths = apexPaths(project);
  const classes = new Set(paths.filter((path) => path.endsWith('.cls')).map(nameOf));
  return paths.map((path) => {
    const source = readFileSync(join(project, path), 'utf8');
    const code = codeOf(source);
    const name = nameOf(path);
    const isTrigger = path.endsWith('.trigger');
    const isTest = /@IsTest\b/i.test(code.split('{')[0] ?? '');
    const entries = isTrigger || isTest ? [] : ENTRY_NAMES.filter((entry) => ENTRIES[entry].test(code));
    const names = namedClasses(code, classes);
    return {
      path,
      name,
      isTrigger,
      isTest,
      source,
      code,
      entries,
      names: new Set([...names].filter((n) => n !== name)),
    };
  });
};

const CHANGES: Readonly<Record<string, readonly string[]>> = { CreateAndUpdate: ['Create', 'Update'] };

const readFlow = (file: MetadataFile): FlowFile => {
  const start = childrenNamed(file.root, 'start').at(0);
  const text = (element: string): string => (start === undefined ? '' : (childText(start, element) ?? ''));
  const change = text('recordTriggerType');
  return {
    path: file.path,
    name: file.name,
    file,
    object: text('object'),
    triggerType: text('triggerType'),
    changes: change === '' ? [] : (CHANGES[change] ?? [change]),
  };
};

/** Reads the package of the project in that folder. */
export const readAutomations = (project: string): Automations => {
  const { files } = readPackage(project);
  return {
    apex: readApex(project),
    flows: files.filter(({ type }) => type === 'Flow').map(readFlow),
    metadata: files,
  };
};
