/**
 * What the platform has, by name, whether the sandbox has it or not: so that the use of a class or member that is missing here
 * is told as something the sandbox does not support, and not as a mistake of the project.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lazily } from './lazily.ts';

/** Names stand in one text, separated by spaces: the members by class, and by namespace the classes without their members. */
const file = z.object({
  source: z.url(),
  note: z.string(),
  classes: z.record(z.string(), z.string()),
  namespaces: z.record(z.string(), z.string()),
});

type Entry = { readonly name: string; readonly members: string };

const entries = lazily((): ReadonlyMap<string, Entry> => {
  const { classes, namespaces } = file.parse(
    JSON.parse(readFileSync(new URL('catalogue.json', import.meta.url), 'utf8')),
  );
  const all: readonly Entry[] = [
    ...Object.entries(classes).map(([name, members]) => ({ name: name.replace(/^System\./, ''), members })),
    ...Object.entries(namespaces).flatMap(([namespace, names]) =>
      names.split(' ').map((name) => ({ name: `${namespace}.${name}`, members: '' })),
    ),
  ];
  return new Map(all.map((entry) => [entry.name.toLowerCase(), entry]));
});

const entryOf = (name: string): Entry | undefined => {
  const key = name
    .toLowerCase()
    .replace(/^system\./, '')
    .replace(/<.*$/, '');
  return entries().get(key) ?? entries().get(`schema.${key}`);
};

/** @returns the canonical name of a class of the platform, however it is written; undefined when there is none */
export const platformClass = (name: string): string | undefined => entryOf(name)?.name;

/** Whether the platform documents a member of that name on a class; names compare without case. */
export const platformHasMember = (className: string, member: string): boolean =>
  ` ${entryOf(className)?.members ?? ''} `.toLowerCase().includes(` ${member.toLowerCase()} `);
