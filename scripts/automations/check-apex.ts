import type { Problem } from '../metadata/problem.ts';
import { linesWith } from './apex-source.ts';
import type { ApexFile, Automations } from './read-automations.ts';

/** The roles of Apex classes, by their words: who may call out, who may query, and that each says what it is for. */

type Rule = {
  readonly words: RegExp;
  /** Classes that may. */
  readonly allowed: RegExp;
  readonly problem: string;
  readonly fix: string;
};

const RULES: readonly Rule[] = [
  {
    words: /\b(?:Http|HttpRequest|Continuation|WebServiceCallout)\b/g,
    allowed: /Callout$/,
    problem: 'calls out',
    fix: 'Only a *Callout class names Http.',
  },
  {
    words:
      /\[\s*(?:SELECT|FIND)\b|\bDatabase\s*\.\s*(?:query|countQuery|getQueryLocator|getCursor)\w*\s*\(|\bSearch\s*\.\s*(?:query|find)\s*\(/gi,
    allowed: /Selector$/,
    problem: 'queries',
    fix: 'Move the query to a *Selector.',
  },
];

const crossings = ({ path, name, code }: ApexFile): readonly Problem[] =>
  RULES.filter(({ allowed }) => !allowed.test(name)).flatMap(({ words, problem, fix }) =>
    linesWith(code, words).map((line) => ({ file: path, problem: `Line ${line} ${problem}.`, fix })),
  );

const unexplained = ({ path, isTrigger, source }: ApexFile): readonly Problem[] =>
  isTrigger || /^\s*\/\*\*\s*\S/.test(source)
    ? []
    : [
        {
          file: path,
          problem: 'The class does not say what it is for.',
          fix: 'Begin the file with a comment that does.',
        },
      ];

/** A trigger delegates in one statement: its only line says who does the work. */
const busy = ({ path, isTrigger, code }: ApexFile): readonly Problem[] =>
  !isTrigger || (code.match(/;/g) ?? []).length === 1
    ? []
    : [{ file: path, problem: 'The trigger does more than one thing.', fix: 'Leave one line that calls a handler.' }];

const grantedClasses = ({ metadata }: Automations): ReadonlySet<string> =>
  new Set(
    metadata
      .filter(({ type }) => type === 'PermissionSet')
      .flatMap(({ root }) => root.children.filter(({ name }) => name === 'classAccesses'))
      .flatMap(({ children }) => children.filter(({ name }) => name === 'apexClass').map(({ text }) => text.trim())),
  );

const ungranted = (automations: Automations): readonly Problem[] => {
  const granted = grantedClasses(automations);
  return automations.apex
    .filter(({ entries }) =>
      entries.some((entry) => ['AuraEnabled', 'InvocableMethod', 'RestResource'].includes(entry)),
    )
    .filter(({ name }) => !granted.has(name))
    .map(({ path }) => ({
      file: path,
      problem: 'No permission set gives access to the class, so nobody reaches it.',
      fix: 'Add classAccesses to the permission sets of those who use it.',
    }));
};

export const checkApex = (automations: Automations): readonly Problem[] => [
  ...automations.apex
    .filter(({ isTest }) => !isTest)
    .flatMap((file) => [...crossings(file), ...unexplained(file), ...busy(file)]),
  ...ungranted(automations),
];
