import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stripTypes } from '../test/sandbox/salesforce/lightning/build/bundle-sources.ts';

/**
 * `npm run build:lwc` writes the package to `dist/`, with its components in JavaScript instead of TypeScript, for an org that takes
 * no `.ts`: a project of its own, deployed from there. Everything else is copied as it is.
 */

const PACKAGE = 'force-app';
const PROJECT = 'sfdx-project.json';

/** Declarations, and the settings of a compiler that an org does not run. */
const ONLY_TYPES = /\.d\.ts$|[\\/]tsconfig[^\\/]*\.json$|[\\/]types$/;
const TESTS = /[\\/]__tests__$/;

const toJavaScript = (path: string): void => {
  try {
    writeFileSync(path.replace(/\.ts$/, '.js'), stripTypes(readFileSync(path, 'utf8')));
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} cannot be made JavaScript: ${told}. Use types that can be erased only.`, { cause: error });
  }
  rmSync(path);
};

/**
 * @param project folder with `sfdx-project.json` and `force-app`
 * @param into folder of the project to deploy; what is there goes
 * @returns how many files were made JavaScript
 * @throws Error that names a file whose types cannot be erased
 */
export const buildLwc = (project: string, into: string): number => {
  rmSync(into, { recursive: true, force: true });
  const source = join(project, PACKAGE);
  cpSync(source, join(into, PACKAGE), {
    recursive: true,
    filter: (path) => !ONLY_TYPES.test(path) && !TESTS.test(path),
  });
  cpSync(join(project, '.forceignore'), join(into, '.forceignore'));
  const settings = z.looseObject({}).parse(JSON.parse(readFileSync(join(project, PROJECT), 'utf8')));
  const [directory] = z.array(z.looseObject({})).parse(settings['packageDirectories']);
  const { definitionFile: _scratch, ...deployed } = directory ?? {};
  const own = { ...settings, packageDirectories: [deployed], defaultLwcLanguage: 'javascript' };
  writeFileSync(join(into, PROJECT), `${JSON.stringify(own, undefined, 2)}\n`);
  const written = readdirSync(join(into, PACKAGE), { recursive: true, encoding: 'utf8' });
  const typed = written.filter((path) => path.endsWith('.ts')).map((path) => join(into, PACKAGE, path));
  typed.forEach(toJavaScript);
  return typed.length;
};

if (import.meta.main) {
  const files = buildLwc(process.cwd(), 'dist');
  console.log(
    `dist/ has the package with ${String(files)} files of its components in JavaScript. Deploy it from there:`,
  );
  console.log('cd dist && sf project deploy start --source-dir force-app');
}
