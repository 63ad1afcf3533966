import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import { objectOf } from './read-package.ts';
import type { XmlElement } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** Custom metadata records fill fields that exist, with values those fields take, and miss none that is required. */

type Found = Omit<Problem, 'file'>;
type FieldsOfType = ReadonlyMap<string, MetadataFile>;

const picklistOf = (field: MetadataFile): readonly string[] =>
  childrenNamed(field.root, 'valueSet')
    .flatMap((set) => childrenNamed(set, 'valueSetDefinition'))
    .flatMap((definition) => childrenNamed(definition, 'value'))
    .map((value) => childText(value, 'fullName') ?? '');

const notInPicklist = (field: MetadataFile, value: string): readonly string[] => {
  const allowed = picklistOf(field);
  return allowed.length === 0 || value === '' || allowed.includes(value) ? [] : [`Use one of ${allowed.join(', ')}.`];
};

const tooLong = (field: MetadataFile, value: string): readonly string[] => {
  const limit = Number(childText(field.root, 'length') ?? Infinity);
  return value.length > limit ? [`Shorten it to ${limit} characters.`] : [];
};

const valueProblem = (fields: FieldsOfType, entry: XmlElement): readonly Found[] => {
  const name = childText(entry, 'field') ?? '';
  const value = childText(entry, 'value') ?? '';
  const field = fields.get(name);
  if (field === undefined)
    return [{ problem: `There is no field ${name}.`, fix: 'Correct the name or add the field.' }];
  return [...notInPicklist(field, value), ...tooLong(field, value)].map((fix) => ({
    problem: `${name} cannot hold "${value}".`,
    fix,
  }));
};

const missingFields = (fields: FieldsOfType, entries: readonly XmlElement[]): readonly Found[] =>
  [...fields]
    .filter(([, field]) => childText(field.root, 'required') === 'true')
    .filter(
      ([name]) => !entries.some((entry) => childText(entry, 'field') === name && childText(entry, 'value') !== ''),
    )
    .map(([name]) => ({ problem: `${name} is required and empty.`, fix: 'Fill it.' }));

const recordProblems = (file: MetadataFile, types: ReadonlyMap<string, FieldsOfType>): readonly Found[] => {
  const [type = '', ...record] = file.name.split('.');
  const fields = types.get(`${type}__mdt`);
  if (fields === undefined) return [{ problem: `There is no type ${type}__mdt.`, fix: 'Correct the file name.' }];
  const isLong = record.join('.').length > 40 || (childText(file.root, 'label') ?? '').length > 40;
  const entries = childrenNamed(file.root, 'values');
  return [
    ...(isLong ? [{ problem: 'Name or label is longer than 40 characters.', fix: 'Shorten it.' }] : []),
    ...entries.flatMap((entry) => valueProblem(fields, entry)),
    ...missingFields(fields, entries),
  ];
};

/** Checks every custom metadata record of the package. */
export const checkRecords = (files: readonly MetadataFile[]): readonly Problem[] => {
  const fieldsOf = Map.groupBy(
    files.filter(({ type }) => type === 'CustomField'),
    ({ path }) => objectOf(path),
  );
  const objects = files.filter(({ type }) => type === 'CustomObject');
  const types = new Map(
    objects.map(({ name }) => [name, new Map((fieldsOf.get(name) ?? []).map((field) => [field.name, field]))]),
  );
  return files
    .filter(({ type }) => type === 'CustomMetadata')
    .flatMap((file) => recordProblems(file, types).map((found) => ({ file: file.path, ...found })));
};
