/**
 * What a package brings besides objects: custom labels, custom permissions, static resources, and what users may do.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custompermission.htm
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import { readPermissions } from './source-permissions.ts';
import { readSharingRules } from './source-sharing.ts';
import type { SetupSchema } from './types.ts';

const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

/** The reader makes a list of every `value`. */
const value = z.array(z.string()).transform((parts) => parts.join(''));

const label = z.object({ fullName: z.string(), value: value.default('') });
const labels = z.object({ labels: several(label) });
const customPermission = z.object({ label: z.string() });
const resource = z.object({ contentType: z.string() });
const flag = z.preprocess((text) => text === true || text === 'true', z.boolean());
const notificationType = z.object({
  masterLabel: z.string(),
  description: z.string().default(''),
  desktop: flag,
  mobile: flag,
});

const read = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(readSource(file, root));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return parsed.data;
};

const nameOf = (file: string): string => basename(file).replace(/\.[\w-]+-meta\.xml$/, '');

/** The content stands beside its description, with an extension of its own; a folder is an archive the sandbox does not pack. */
const contentOf = (file: string): Buffer => {
  const folder = dirname(file);
  const found = readdirSync(folder).find(
    (name) => name.replace(/\.[^.]*$/, '') === nameOf(file) && !name.endsWith('-meta.xml'),
  );
  const path = found === undefined ? undefined : join(folder, found);
  return path !== undefined && existsSync(path) && statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
};

/**
 * @param directories of the package's source
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readSetup = (directories: readonly string[]): SetupSchema => ({
  labels: new Map(
    sourceFiles(directories, '**/labels/*.labels-meta.xml').flatMap((file) =>
      read(file, 'CustomLabels', labels).labels.map(({ fullName, value }): [string, string] => [fullName, value]),
    ),
  ),
  customPermissions: sourceFiles(directories, '**/customPermissions/*.customPermission-meta.xml').map((file) => ({
    name: nameOf(file),
    label: read(file, 'CustomPermission', customPermission).label,
  })),
  notificationTypes: sourceFiles(directories, '**/notificationtypes/*.notiftype-meta.xml').map((file) => {
    const { masterLabel, ...rest } = read(file, 'CustomNotificationType', notificationType);
    return { name: nameOf(file), label: masterLabel, ...rest };
  }),
  ...readPermissions(directories),
  sharingRules: readSharingRules(directories),
  staticResources: sourceFiles(directories, '**/staticresources/*.resource-meta.xml').map((file) => ({
    name: nameOf(file),
    contentType: read(file, 'StaticResource', resource).contentType,
    bytes: contentOf(file),
  })),
});
