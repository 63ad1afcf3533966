/**
 * Which rows a search finds: every word of the term, or one of the alternatives, stands as a word in one of the fields searched.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
import type { SObjectRecord } from '../../data/types.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schema/types.ts';
import type { SearchScope } from './parse-sosl.ts';

const TEXTS: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'email',
  'phone',
  'url',
]);

const isName = ({ nameField, name }: FieldSchema): boolean => nameField || name === 'FirstName' || name === 'LastName';

const SEARCHED: Readonly<Record<SearchScope, (field: FieldSchema) => boolean>> = {
  ALL: ({ type }) => TEXTS.has(type),
  EMAIL: ({ type }) => type === 'email',
  NAME: isName,
  PHONE: ({ type }) => type === 'phone',
  SIDEBAR: (field) => isName(field) || field.type === 'phone' || field.externalId,
};

const escaped = (text: string): string => text.replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`);

/** `*` stands for any letters, `?` for one. */
const wordPattern = (word: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])${escaped(word)
      .replaceAll('*', String.raw`[\p{L}\p{N}]*`)
      .replaceAll('?', String.raw`[\p{L}\p{N}]`)}(?![\p{L}\p{N}])`,
    'iu',
  );

/** Alternatives of words that must all be there; a text in quotation marks is one word. */
const patternsOf = (term: string): readonly (readonly RegExp[])[] =>
  term.split(/\s+OR\s+/).map((alternative) =>
    [...alternative.matchAll(/"([^"]+)"|(\S+)/g)]
      .map(([, phrase, word = '']) => phrase ?? word)
      .filter((word) => word.toUpperCase() !== 'AND')
      .map(wordPattern),
  );

/** @returns a test of one row of the object */
export const matcher = (
  object: ObjectSchema,
  { term, scope }: { term: string; scope: SearchScope },
): ((row: SObjectRecord) => boolean) => {
  const fields = [...object.fields.values()].filter(SEARCHED[scope]);
  const alternatives = patternsOf(term);
  return (row) => {
    const texts = fields.map((field) => row[field.name]).filter((value) => typeof value === 'string');
    return alternatives.some(
      (patterns) => patterns.length > 0 && patterns.every((pattern) => texts.some((text) => pattern.test(text))),
    );
  };
};
