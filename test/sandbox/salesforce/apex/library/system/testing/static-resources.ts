/** The static resources of SFDX projects: files beside their `.resource-meta.xml`, whatever their own ending. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.sfdx', '.sf', '.git']);
const DESCRIPTION = '.resource-meta.xml';
const FOLDER = 'staticresources';

const isDescription = (file: string): boolean => file.endsWith(DESCRIPTION);

const nameOf = (file: string): string => file.replace(/\.[^.]+$/, '').toLowerCase();

/** Files of one `staticresources` folder by the name of their resource. */
const inFolder = (folder: string): readonly (readonly [string, string])[] => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const described = new Set(
    files
      .map(({ name }) => name)
      .filter(isDescription)
      .map((name) => name.slice(0, -DESCRIPTION.length).toLowerCase()),
  );
  return files
    .filter(({ name }) => !isDescription(name) && described.has(nameOf(name)))
    .map(({ name }) => [nameOf(name), join(folder, name)]);
};

const below = (directory: string): readonly (readonly [string, string])[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || SKIPPED.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.name === FOLDER ? inFolder(path) : below(path);
  });

/**
 * @param directories of projects; folders are looked through when a resource is first asked for
 * @returns the content of a resource by its name, in any case; undefined when no project has it
 */
export const projectResources = (directories: readonly string[]): ((name: string) => Buffer | undefined) => {
  let files: ReadonlyMap<string, string> | undefined;
  return (name) => {
    files ??= new Map(directories.flatMap(below));
    const file = files.get(name.toLowerCase());
    return file === undefined ? undefined : readFileSync(file);
  };
};
