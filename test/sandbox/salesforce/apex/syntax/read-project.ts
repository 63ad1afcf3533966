/**
 * Finds the Apex of an SFDX project: every class and trigger in any of its package directories, with the API version it was
 * saved with.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { UnitKind } from './ast.ts';

export type ApexFile = {
  /** The path, from the folder the project was named by. */
  readonly file: string;
  /** The class's or trigger's name, as the file says it. */
  readonly name: string;
  readonly kind: Exclude<UnitKind, 'anonymous'>;
  readonly text: string;
  /** `67` for `67.0`. */
  readonly apiVersion: number;
};

const KINDS: Readonly<Record<string, ApexFile['kind']>> = { '.cls': 'class', '.trigger': 'trigger' };

/** Folders of tools, whose Apex is none of the project's. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.sfdx', '.sf', '.git']);

/** Newest version known when neither the file nor the project says one. */
const LATEST_VERSION = '68.0';

const project = z.object({
  packageDirectories: z.array(z.object({ path: z.string() })).min(1),
  sourceApiVersion: z.string().default(LATEST_VERSION),
});

const metadata = z.record(z.string(), z.object({ apiVersion: z.string().optional() }).or(z.string()));
const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false });

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path);
      return [path];
    });

/** The `apiVersion` of the file that describes a class or trigger. */
const versionBeside = (file: string): string | undefined => {
  const description = `${file}-meta.xml`;
  if (!existsSync(description)) return undefined;
  const [root] = Object.values(metadata.parse(parser.parse(readFileSync(description, 'utf8'))));
  return typeof root === 'object' ? root.apiVersion : undefined;
};

const readApex = (file: string, defaultVersion: string): readonly ApexFile[] => {
  const kind = KINDS[extname(file)];
  if (!kind) return [];
  return [
    {
      file,
      name: basename(file, extname(file)),
      kind,
      text: readFileSync(file, 'utf8').replace(/^\uFEFF/, ''),
      apiVersion: Number(versionBeside(file) ?? defaultVersion),
    },
  ];
};

type Settings = {
  readonly packageDirectories: readonly { readonly path: string }[];
  readonly sourceApiVersion: string;
};

/** A folder without `sfdx-project.json` is source as a whole. */
const settingsOf = (directory: string): Settings => {
  const file = join(directory, 'sfdx-project.json');
  if (!existsSync(file)) return { packageDirectories: [{ path: '.' }], sourceApiVersion: LATEST_VERSION };
  return project.parse(JSON.parse(readFileSync(file, 'utf8')));
};

/**
 * Reads the Apex of a project.
 * @param directory where its `sfdx-project.json` is, or any folder of source
 * @returns its classes and triggers, package directory by package directory, each file once
 * @throws Error when a package directory that `sfdx-project.json` names is missing
 * @see https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_config.htm
 */
export const readProject = (directory: string): readonly ApexFile[] => {
  const settings = settingsOf(directory);
  const paths = settings.packageDirectories.flatMap(({ path }) => filesBelow(join(directory, path)));
  const once = new Map(paths.map((path) => [resolve(path), path]));
  return [...once.values()].flatMap((path) => readApex(path, settings.sourceApiVersion));
};
