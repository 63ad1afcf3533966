/**
 * The package's files that only screens read, as the deployed org keeps them: raw, by kind. What each of them says is worked out when
 * a page asks for it, so that an element that the sandbox does not know is named there and then.
 */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { readSource, sourceFiles } from '../../../schema/read-source.ts';
import { problemsOf } from '../../../schema/source-error.ts';

export type ScreenFile = {
  readonly path: string;
  /** `Invoice__c-Invoice Layout`, `OpenInvoices` */
  readonly name: string;
  /** The folder of the object it belongs to; the folder it is in for all others. */
  readonly object: string;
  readonly content: Readonly<Record<string, unknown>>;
};

const KINDS = {
  Layout: '**/layouts/*.layout-meta.xml',
  ListView: '**/objects/*/listViews/*.listView-meta.xml',
  CompactLayout: '**/objects/*/compactLayouts/*.compactLayout-meta.xml',
  CustomObject: '**/objects/*/*.object-meta.xml',
  WebLink: '**/objects/*/webLinks/*.webLink-meta.xml',
  FlexiPage: '**/flexipages/*.flexipage-meta.xml',
  CustomApplication: '**/applications/*.app-meta.xml',
  CustomTab: '**/tabs/*.tab-meta.xml',
  QuickAction: '**/quickActions/*.quickAction-meta.xml',
  Profile: '**/profiles/*.profile-meta.xml',
  PermissionSet: '**/permissionsets/*.permissionset-meta.xml',
} as const;

export type ScreenKind = keyof typeof KINDS;
export type ScreenFiles = { readonly [Kind in ScreenKind]: readonly ScreenFile[] };

const nameOf = (path: string): string => decodeURIComponent(basename(path).replace(/\.\w+-meta\.xml$/, ''));

/** `objects/Account/listViews/All.listView-meta.xml` belongs to Account, and so does the object's own file. */
const objectOf = (path: string): string =>
  basename(/\/objects\/[^/]+\/[^/]+$/.test(path) ? dirname(path) : dirname(dirname(path)));

const filesOf = (directories: readonly string[], kind: ScreenKind): readonly ScreenFile[] =>
  sourceFiles(directories, KINDS[kind]).map((path) => ({
    path,
    name: nameOf(path),
    object: objectOf(path),
    content: readSource(path, kind),
  }));

/** @throws SourceInvalid for a file that is no XML of its kind */
export const readScreenFiles = (directories: readonly string[]): ScreenFiles => ({
  Layout: filesOf(directories, 'Layout'),
  ListView: filesOf(directories, 'ListView'),
  CompactLayout: filesOf(directories, 'CompactLayout'),
  CustomObject: filesOf(directories, 'CustomObject'),
  WebLink: filesOf(directories, 'WebLink'),
  FlexiPage: filesOf(directories, 'FlexiPage'),
  CustomApplication: filesOf(directories, 'CustomApplication'),
  CustomTab: filesOf(directories, 'CustomTab'),
  QuickAction: filesOf(directories, 'QuickAction'),
  Profile: filesOf(directories, 'Profile'),
  PermissionSet: filesOf(directories, 'PermissionSet'),
});

/**
 * What the file says.
 * @throws Unsupported naming the file and the element that the sandbox does not know
 */
export const contentOf = <Shape extends z.ZodType>(file: ScreenFile, shape: Shape): z.infer<Shape> => {
  const result = shape.safeParse(file.content);
  if (!result.success) throw new Unsupported(`${basename(file.path)}: ${problemsOf(result.error)}`);
  return result.data;
};

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** One element or many. */
export const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

/** Elements that are there and change nothing on the screens the sandbox has. */
export const unread = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));

/** The reader makes a list of every `value`. */
export const joined = z.array(z.string()).transform((parts) => parts.join(''));
