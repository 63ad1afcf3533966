import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Which folders of a project are deployed: the package directories of its sfdx-project.json, or the folder itself. */

const projectFile = z.object({ packageDirectories: z.array(z.object({ path: z.string() })).min(1) });

/** @returns absolute paths @throws ZodError when the project file is none */
export const packageDirectories = (project: string): readonly string[] => {
  const file = join(project, 'sfdx-project.json');
  if (!existsSync(file)) return [project];
  return projectFile
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .packageDirectories.map(({ path }) => join(project, path))
    .filter((path) => existsSync(path));
};
