import { readAutomation } from '../../approvals/automation.ts';
import { readDuplicateRules } from '../../duplicates/duplicate-metadata.ts';
import type { Schema } from '../../schema/types.ts';
import { Unsupported } from '../../../shared/unsupported.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Tree } from '../tree/write-tree.ts';
import { takeOutFaultyFields } from './field-faults.ts';

/**
 * What keeps an org from being opened with the components. Loading stops at the first fault, so what is at fault is noted and
 * left out, and loading tries again, until all that is wrong has been said.
 */

type Loaded<Result> = {
  readonly problems: readonly DeployProblem[];
  /** Undefined when loading failed for a reason that is no component's. */
  readonly result: Result | undefined;
};

/** Components by what a message may call them: their file, `Account.Region__c`, or `objects/Account` for all of an object. */
const culprits = (tree: Tree, components: readonly Component[], source: string): readonly Component[] => {
  const origin = tree.originOf(source);
  if (origin !== undefined) return [origin.component];
  const object = /^objects\/(\w+)$/.exec(source)?.[1];
  const named = components.filter(({ fullName }) => fullName === source);
  if (object === undefined) return named;
  return components.filter(({ fullName }) => fullName === object || fullName.startsWith(`${object}.`));
};

const faultOf = (error: unknown): Pick<SourceInvalid, 'source' | 'problem'> => {
  if (error instanceof SourceInvalid) return error;
  if (error instanceof Unsupported) return { source: '', problem: error.message };
  throw error;
};

/**
 * Loads as much of a tree as can be loaded.
 * @param load throws SourceInvalid, or something else where the sandbox itself is at fault
 */
export const loadMost = <Result>(
  tree: Tree,
  components: readonly Component[],
  load: (directories: readonly string[]) => Result,
): Loaded<Result> => {
  const problems: DeployProblem[] = [];
  const left = new Set<Component>();
  for (;;) {
    try {
      return { problems, result: load([tree.directory]) };
    } catch (error) {
      const { source, problem } = faultOf(error);
      const found = culprits(tree, components, source).filter((component) => !left.has(component));
      const [first] = found;
      if (first === undefined) {
        const nobody = { type: '', fullName: source, file: source };
        return { problems: [...problems, problemOf(nobody, { problem })], result: undefined };
      }
      problems.push(problemOf(first, { problem, at: first.root }));
      for (const component of found) {
        left.add(component);
        tree.leaveOut(component);
      }
    }
  }
};

/** The schema that the components make, as far as they can be loaded. */
export const schemaOf = (tree: Tree, components: readonly Component[]): Loaded<Schema> => {
  const faulty = takeOutFaultyFields(tree);
  const loaded = loadMost(tree, components, (sourceDirectories) => loadSchema({ sourceDirectories }));
  return { ...loaded, problems: [...faulty, ...loaded.problems] };
};

/** What else is read when an org opens. */
const READERS: readonly ((directories: readonly string[]) => unknown)[] = [readAutomation, readDuplicateRules];

/** What keeps anything but the schema from being read. */
export const readingProblems = (tree: Tree, components: readonly Component[]): readonly DeployProblem[] =>
  READERS.flatMap((read) => loadMost(tree, components, read).problems);
