import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingsOf, unmappedFields } from './metadata/package-mappings.ts';
import type { MappingEntry } from './metadata/package-mappings.ts';
import type { ObjectEntry } from './metadata/package-objects.ts';
import { objectsOf } from './metadata/package-objects.ts';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';
import type { MetadataFile } from './metadata/read-package.ts';
import { readPackage } from './metadata/read-package.ts';

/**
 * Writes `docs/data-dictionary.md` from the package itself, so that it cannot disagree with it. Run it with
 * `node scripts/data-dictionary.ts`; with `--check` it writes nothing and fails when the page is stale.
 */

const PAGE = 'docs/data-dictionary.md';
const COMMAND = 'node scripts/data-dictionary.ts';

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').replaceAll('*', '\\*').trim();
const anchor = (name: string): string => name.toLowerCase();

const section = ({ name, capability, description, fields }: ObjectEntry): string =>
  [
    `## ${name}`,
    '',
    `${description} Lives in \`force-app/main/${capability}\`.`,
    '',
    '| field | label | type | owner | meaning |',
    '|---|---|---|---|---|',
    ...fields.map((field) =>
      ['', `\`${field.name}\``, ...[field.label, field.type, field.owner, field.description].map(cell), '']
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n');

const INTRODUCTION = `# Data dictionary

Every object and field the package adds, generated from the package by \`${COMMAND}\`; correct the metadata, not this page.

*Owner* is the side whose value stays when both changed (\`FieldOwnership__mdt\`): Salesforce, NetSuite, or Bridge, which
means written by the integration only; Computed is a formula, worked out when it is read. Stages in brackets: before (no sales order yet), booked (it exists), billed
(documents exist). Fields of platform events are written by their publisher, once.
`;

const mappingRow = ({ target, field, source, rule, isRequired, otherwise }: MappingEntry): string =>
  [
    '',
    target,
    `\`${field}\``,
    source === '' ? '' : `\`${source}\``,
    rule,
    otherwise === '' && isRequired ? 'held' : cell(otherwise),
    '',
  ]
    .join(' | ')
    .trim();

/** What is sent, and what is not: nothing falls off unseen. */
const netSuiteSection = (objects: readonly ObjectEntry[], mappings: readonly MappingEntry[]): string =>
  [
    '## What reaches NetSuite',
    '',
    'Customer, currency, item, quantity, price, memo and key say what an order is and are resolved, not mapped. Everything else',
    'is filled by the approved rows of `FieldMapping__mdt`; a row of your own adds a field, custom ones included. *Without a',
    'value*: what is sent instead; held means that the order waits for one, empty that the field is left out.',
    '',
    '| record | field | from | rule | without a value |',
    '|---|---|---|---|---|',
    ...mappings.map(mappingRow),
    '',
    'Not mapped, and so not in NetSuite:',
    '',
    ...unmappedFields(objects, mappings).map((field) => `- \`${field}\``),
    '',
  ].join('\n');

/** The whole page for this package. */
export const dictionaryOf = (files: readonly MetadataFile[]): string => {
  const objects = objectsOf(files);
  return [
    INTRODUCTION,
    ...objects.map(({ name, fields }) => `- [${name}](#${anchor(name)}), ${fields.length} fields`),
    '- [What reaches NetSuite](#what-reaches-netsuite), and what does not',
    '',
    ...objects.map(section),
    netSuiteSection(objects, mappingsOf(files)),
  ].join('\n');
};

const current = (project: string): string => {
  try {
    return readFileSync(join(project, PAGE), 'utf8');
  } catch {
    return '';
  }
};

/** Whether the page says what the package says. */
export const checkDictionary = (project: string): readonly Problem[] =>
  current(project) === dictionaryOf(readPackage(project).files)
    ? []
    : [{ file: PAGE, problem: 'The page is stale.', fix: `Run ${COMMAND} and commit it.` }];

/** Writes the page. */
export const writeDictionary = (project: string): void => {
  writeFileSync(join(project, PAGE), dictionaryOf(readPackage(project).files));
};

if (import.meta.main) {
  if (process.argv.includes('--check')) report('Data dictionary', checkDictionary(process.cwd()));
  else writeDictionary(process.cwd());
}
