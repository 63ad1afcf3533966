import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** What the project asks of every field beyond what the platform checks: a field explains itself and means one thing. */

type Rule = { readonly applies: (file: MetadataFile) => boolean; readonly problem: string; readonly fix: string };

const text = (file: MetadataFile, element: string): string => childText(file.root, element) ?? '';
const valueSetOf = (file: MetadataFile) => childrenNamed(file.root, 'valueSet').at(0);
const nameOf = (file: MetadataFile): string => text(file, 'fullName').replace(/__c$/, '');

const startsOrEnds = (file: MetadataFile, type: string, pattern: RegExp): boolean =>
  text(file, 'type') === type && text(file, 'formula') === '' && !pattern.test(nameOf(file));

const RULES: readonly Rule[] = [
  {
    applies: (file) => text(file, 'description').trim() === '',
    problem: 'The field has no description.',
    fix: 'Say what it holds and who writes it.',
  },
  {
    applies: (file) => text(file, 'label').length > 40 || nameOf(file).length > 40,
    problem: 'Label or name is longer than 40 characters.',
    fix: 'Shorten it.',
  },
  {
    applies: (file) => text(file, 'description').length > 1000 || text(file, 'inlineHelpText').length > 510,
    problem: 'The description is longer than 1,000 or the help text longer than 510 characters.',
    fix: 'Shorten it.',
  },
  {
    applies: (file) => {
      const valueSet = valueSetOf(file);
      return valueSet !== undefined && childText(valueSet, 'restricted') !== 'true';
    },
    problem: 'The picklist is not restricted.',
    fix: 'Set valueSet/restricted to true.',
  },
  {
    applies: (file) => text(file, 'externalId') === 'true' && text(file, 'unique') !== 'true',
    problem: 'The external id is not unique.',
    fix: 'Set unique to true, or externalId to false.',
  },
  {
    applies: (file) => !/^[A-Z][A-Za-z0-9]*__c$/.test(text(file, 'fullName')),
    problem: 'The name is not PascalCase.',
    fix: 'Write it without inner underscores, for example BookedAt__c.',
  },
  {
    applies: (file) => startsOrEnds(file, 'Date', /On$/) || startsOrEnds(file, 'DateTime', /At$/),
    problem: 'The name does not tell a day from a moment.',
    fix: 'End dates in On and times in At.',
  },
  {
    applies: (file) => startsOrEnds(file, 'Checkbox', /^(Is|Has)[A-Z]/),
    problem: 'The name does not read as yes or no.',
    fix: 'Begin it with Is or Has.',
  },
  {
    applies: (file) => `${text(file, 'fullName')}.field-meta.xml` !== file.path.split('/').at(-1),
    problem: 'The file is not named after the field.',
    fix: 'Rename the file, or correct fullName.',
  },
];

/** Checks every field of the package. */
export const checkFields = (files: readonly MetadataFile[]): readonly Problem[] =>
  files
    .filter(({ type }) => type === 'CustomField')
    .flatMap((file) =>
      RULES.filter(({ applies }) => applies(file)).map(({ problem, fix }) => ({ file: file.path, problem, fix })),
    );
