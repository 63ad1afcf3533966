import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Boundaries of words, which a look at imports cannot see: NetSuite's own words stay inside its adapter, and nothing
 * refers to the folder a retrieve makes. Run it with `node scripts/check-boundaries.ts`.
 */

type Boundary = {
  readonly words: RegExp;
  /** Files the boundary holds for, by their path in the project. */
  readonly holdsFor: RegExp;
  readonly except: RegExp;
  readonly problem: string;
  readonly fix: string;
};

const BOUNDARIES: readonly Boundary[] = [
  {
    words: /internalId|recType|suiteql|suitetalk|custbody_|netsuite\.com/i,
    holdsFor: /^sidecar\/src\//,
    except: /^sidecar\/src\/netsuite\//,
    problem: "says a word of NetSuite's",
    fix: 'Use the business word, and translate it in sidecar/src/netsuite.',
  },
  {
    words: /main\/default/,
    holdsFor: /^(sidecar|force-app|netsuite|config|test|scripts)\/|^[^/]+\.json$/,
    except: /^scripts\/(check-boundaries|check-metadata|metadata\/check-folders)(\.test)?\.ts$/,
    problem: 'refers to main/default',
    fix: 'Name the capability folder.',
  },
];

const READABLE = /\.(ts|js|mjs|cjs|json|xml|cls|trigger|html|css|sql|yml|yaml)$/;
const SKIPPED = new Set(['node_modules', '.git', '.cache', 'dist']);

const filesIn = (project: string, folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesIn(project, path);
    return READABLE.test(entry.name) ? [relative(project, path).split(sep).join('/')] : [];
  });

const crossings = (file: string, source: string, boundary: Boundary): readonly Problem[] =>
  source.split('\n').flatMap((line, index) => {
    const word = boundary.words.exec(line)?.[0];
    if (word === undefined) return [];
    return [{ file, problem: `Line ${index + 1} ${boundary.problem}: ${word}.`, fix: boundary.fix }];
  });

/** Every crossing in the project of that folder. */
export const checkBoundaries = (project: string): readonly Problem[] =>
  filesIn(project, project).flatMap((file) => {
    const boundaries = BOUNDARIES.filter(({ holdsFor, except }) => holdsFor.test(file) && !except.test(file));
    if (boundaries.length === 0) return [];
    const source = readFileSync(join(project, file), 'utf8');
    return boundaries.flatMap((boundary) => crossings(file, source, boundary));
  });

if (import.meta.main) report('Boundaries', checkBoundaries(process.cwd()));
