import type { MetadataFile } from './read-package.ts';
import { objectOf } from './read-package.ts';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** The package's objects and fields as a reader wants them: type in words, who owns the value, what it means. */

export type FieldEntry = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly owner: string;
  readonly description: string;
};
export type ObjectEntry = {
  readonly name: string;
  readonly capability: string;
  readonly description: string;
  readonly fields: readonly FieldEntry[];
};

const text = (file: MetadataFile, element: string): string => childText(file.root, element) ?? '';

const values = (file: MetadataFile): string =>
  childrenNamed(file.root, 'valueSet')
    .flatMap((set) => childrenNamed(set, 'valueSetDefinition'))
    .flatMap((definition) => childrenNamed(definition, 'value'))
    .map((value) => childText(value, 'fullName') ?? '')
    .join(', ');

const DETAIL: Readonly<Record<string, (file: MetadataFile) => string>> = {
  Text: (file) => `Text(${text(file, 'length')})`,
  LongTextArea: (file) => `Long text(${text(file, 'length')})`,
  Number: (file) => `Number(${text(file, 'precision')}, ${text(file, 'scale')})`,
  Currency: (file) => `Currency(${text(file, 'precision')}, ${text(file, 'scale')})`,
  Picklist: (file) => `Picklist: ${values(file)}`,
  Lookup: (file) => `Lookup(${text(file, 'referenceTo')})`,
  MasterDetail: (file) => `Master-detail(${text(file, 'referenceTo')})`,
  DateTime: () => 'Date and time',
};

const typeInWords = (file: MetadataFile): string => {
  const type = text(file, 'type');
  const marks = [
    text(file, 'required') === 'true' || type === 'MasterDetail' ? 'required' : '',
    text(file, 'externalId') === 'true' ? 'unique external id' : '',
  ].filter((mark) => mark !== '');
  return [(DETAIL[type] ?? (() => type))(file), ...marks].join(', ');
};

type Ownership = { readonly object: string; readonly field: string; readonly stage: string; readonly owner: string };

const ownershipsIn = (files: readonly MetadataFile[]): readonly Ownership[] =>
  files
    .filter(({ type, name }) => type === 'CustomMetadata' && name.startsWith('FieldOwnership.'))
    .map((file) => {
      const value = (name: string): string => {
        const entry = childrenNamed(file.root, 'values').find((each) => childText(each, 'field') === name);
        return entry === undefined ? '' : (childText(entry, 'value') ?? '');
      };
      return {
        object: value('Object__c'),
        field: value('Field__c'),
        stage: value('Stage__c'),
        owner: value('Owner__c'),
      };
    });

/** The owner in words; a field's own record goes before the one for all fields of the object. */
const ownerOf = (ownerships: readonly Ownership[], object: string, field: string): string => {
  const ofObject = ownerships.filter((each) => each.object === object);
  const own = ofObject.filter((each) => each.field === field);
  const found = own.length > 0 ? own : ofObject.filter((each) => each.field === '*');
  if (found.length === 0) return object.endsWith('__e') ? 'Publisher' : '';
  return [...Map.groupBy(found, ({ owner }) => owner)]
    .map(([owner, stages]) => {
      const when = stages.map(({ stage }) => stage.toLowerCase()).filter((stage) => stage !== 'all');
      return when.length === 0 ? owner : `${owner} (${when.toSorted().join(', ')})`;
    })
    .join('; ');
};

/** Every object the package touches, in alphabetical order, with its fields. */
export const objectsOf = (files: readonly MetadataFile[]): readonly ObjectEntry[] => {
  const ownerships = ownershipsIn(files);
  const inObjects = Map.groupBy(
    files.filter(({ path }) => objectOf(path) !== ''),
    ({ path }) => objectOf(path),
  );
  return [...inObjects]
    .map(([name, parts]) => {
      const own = parts.find(({ type }) => type === 'CustomObject');
      return {
        name,
        capability: parts[0]?.path.split('/')[2] ?? '',
        description: own === undefined ? 'Standard object; only the fields added to it.' : text(own, 'description'),
        fields: parts
          .filter(({ type }) => type === 'CustomField')
          .map((field) => ({
            name: field.name,
            label: text(field, 'label'),
            type: typeInWords(field),
            owner: text(field, 'formula') === '' ? ownerOf(ownerships, name, field.name) : 'Computed',
            description: text(field, 'description'),
          })),
      };
    })
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
};
