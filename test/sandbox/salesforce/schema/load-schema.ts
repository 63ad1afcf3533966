import { basename, dirname } from 'node:path';
import { readAutomation } from '../approvals/automation.ts';
import { readScreenFiles } from '../lightning/ui-api/metadata/screen-files.ts';
import { checkAutomation } from '../approvals/check-automation.ts';
import { standardObjects } from '../standard-objects/index.ts';
import { checkFormulas } from './check-formulas.ts';
import { withOpenReferences, type OpenTargets } from './open-references.ts';
import { readFields } from './source-field.ts';
import { readParts, type ObjectParts } from './source-parts.ts';
import { withShares } from './share-objects.ts';
import { readSetup } from './source-setup.ts';
import { readSharingModels, readSharingReasons } from './source-sharing.ts';
import { readValidationRules } from './source-validation.ts';
import { describedBy, isStandardField } from './source-standard-field.ts';
import { withSummaryTypes } from './summary-types.ts';
import { readingOnce, sourceFiles } from './read-source.ts';
import { schemaOf } from './schema.ts';
import { inOneCurrency } from './single-currency.ts';
import { SourceInvalid } from './source-error.ts';
import { readMetadataRecords } from './source-metadata.ts';
import { withStandardValues } from './standard-value-sets.ts';
import { kindOf, objectNameOf, readObject, type ObjectHeader } from './source-object.ts';
import { globalValueSets, standardValueSets, type ValueSets } from './source-picklist.ts';
import { currencyField, ownerField, recordTypeField, settingFields, systemFields } from './system-fields.ts';
import type { FieldSchema, ObjectKind, ObjectSchema, Schema } from './types.ts';

/**
 * Loads the schema of an org: the standard objects plus the package source found at any depth under the given directories.
 */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefixLetters: Readonly<Partial<Record<ObjectKind, string>>> = { custom: 'a', event: 'e', metadata: 'm' };

const keyPrefixOf = (kind: ObjectKind, ordinal: number): string =>
  `${prefixLetters[kind] ?? 'a'}${BASE62.charAt(Math.floor(ordinal / 62))}${BASE62.charAt(ordinal % 62)}`;

const byLowerName = (fields: readonly FieldSchema[]): ReadonlyMap<string, FieldSchema> =>
  new Map(fields.map((field) => [field.name.toLowerCase(), field]));

/** A detail record belongs to its master's owner, so it has none of its own. */
const ownFields = ({ kind, settingsType }: ObjectHeader, fields: readonly FieldSchema[]): readonly FieldSchema[] => {
  if (kind === 'setting') return settingFields(settingsType);
  if (kind !== 'custom') return [];
  return fields.some((field) => field.deleteConstraint === 'Cascade' && field.required)
    ? [currencyField]
    : [ownerField, currencyField];
};

/** Prefixes that objects have already, whose rows go by them, are theirs for good; new objects get the next that are free. */
const prefixesFor = (
  headers: readonly ObjectHeader[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const taken = new Set(known.values());
  let ordinal = 0;
  const next = (kind: ObjectKind): string => {
    const prefix = keyPrefixOf(kind, ordinal++);
    return taken.has(prefix) ? next(kind) : prefix;
  };
  return new Map(headers.map(({ name, kind }) => [name, known.get(name) ?? next(kind)]));
};

const customObject = (header: ObjectHeader, fields: readonly FieldSchema[], keyPrefix: string): ObjectSchema => {
  const writable = header.kind === 'custom' || header.kind === 'setting';
  return {
    name: header.name,
    label: header.label,
    labelPlural: header.labelPlural,
    kind: header.kind,
    keyPrefix,
    createable: writable || header.kind === 'event',
    updateable: writable,
    deletable: writable,
    publishBehavior: header.publishBehavior,
    ...(header.settingsType === undefined ? {} : { settingsType: header.settingsType }),
    fields: byLowerName([
      ...(header.nameField === undefined ? [] : [header.nameField]),
      ...systemFields[header.kind],
      ...ownFields(header, fields),
      ...fields,
    ]),
  };
};

type FieldsByObject = ReadonlyMap<string, readonly FieldSchema[]>;

/** The field a file defines, or the platform's own with what the file says about it. */
const fieldsIn = (file: string, object: string, globals: ValueSets): readonly FieldSchema[] => {
  const name = basename(file, '.field-meta.xml');
  const place = { file, kind: kindOf(object), globals };
  if (place.kind !== 'standard' || !isStandardField(name)) return readFields(place);
  const known = standardObjects.find((one) => one.name === object)?.fields.get(name.toLowerCase());
  if (known === undefined) throw new SourceInvalid(file, `${object} has no standard field ${name} in the sandbox`);
  return [describedBy(known, place)];
};

const readAllFields = (directories: readonly string[], globals: ValueSets): FieldsByObject => {
  const found = new Map<string, FieldSchema[]>();
  for (const file of sourceFiles(directories, '**/objects/*/fields/*.field-meta.xml')) {
    const object = objectNameOf(file);
    found.set(object, [...(found.get(object) ?? []), ...fieldsIn(file, object, globals)]);
  }
  return found;
};

const extended = (object: ObjectSchema, fields: readonly FieldSchema[], sets: ValueSets): ObjectSchema => {
  const withFields = { ...object, fields: new Map([...object.fields, ...byLowerName(fields)]) };
  return withStandardValues(withFields, sets);
};

/** Parts of an object that only the screen reads. */
const SCREEN_PARTS: ReadonlySet<string> = new Set(['businessProcesses', 'compactLayouts', 'listViews', 'webLinks']);
const READ_PARTS: ReadonlySet<string> = new Set([
  ...['fieldSets', 'fields', 'recordTypes', 'sharingReasons', 'validationRules'],
]);

/** A part that would change what a save does must not be skipped in silence. */
const checkParts = (directories: readonly string[]): void => {
  for (const file of sourceFiles(directories, '**/objects/*/*/*-meta.xml')) {
    const part = basename(dirname(file));
    if (SCREEN_PARTS.has(part) || READ_PARTS.has(part)) continue;
    throw new SourceInvalid(file, `${part} are not supported`);
  }
};

const checkOwners = (fields: FieldsByObject, known: ReadonlySet<string>): void => {
  for (const name of fields.keys()) {
    if (!known.has(name)) throw new SourceInvalid(`objects/${name}`, 'fields for an object the sandbox does not have');
  }
};

const checkReferences = (objects: readonly ObjectSchema[]): void => {
  const known = new Set(objects.map((object) => object.name));
  for (const object of objects) {
    for (const field of object.fields.values()) {
      const missing = field.type === 'reference' ? field.referenceTo.find((target) => !known.has(target)) : undefined;
      if (missing !== undefined)
        throw new SourceInvalid(`${object.name}.${field.name}`, `referenceTo: unknown ${missing}`);
    }
  }
};

/** Rules of custom metadata are checked when its records are deployed; those of the package have been. */
const withRules = (objects: readonly ObjectSchema[], directories: readonly string[]): readonly ObjectSchema[] => {
  const rules = readValidationRules(directories).filter(({ object }) => kindOf(object) !== 'metadata');
  return objects.map((object) => ({
    ...object,
    validationRules: rules.filter((rule) => rule.object === object.name),
  }));
};

const targetsAmong = (headers: readonly ObjectHeader[]): OpenTargets => {
  const custom = headers.filter(({ kind }) => kind === 'custom');
  return {
    custom: custom.map(({ name }) => name),
    active: custom.filter(({ hasActivities }) => hasActivities).map(({ name }) => name),
  };
};

const withParts = (object: ObjectSchema, parts: ObjectParts): ObjectSchema => {
  const recordTypes = parts.recordTypes.get(object.name) ?? [];
  const typed = recordTypes.length === 0 ? [] : ([['recordtypeid', recordTypeField]] as const);
  return {
    ...object,
    fields: new Map([...typed, ...object.fields]),
    recordTypes,
    fieldSets: parts.fieldSets.get(object.name) ?? [],
  };
};

/** Organization-wide defaults, and the objects that hold shares. */
const withSharing = (objects: readonly ObjectSchema[], directories: readonly string[]): readonly ObjectSchema[] => {
  const models = readSharingModels(directories);
  const modelled = objects.map((object) => {
    const sharingModel = models.get(object.name);
    return sharingModel === undefined ? object : { ...object, sharingModel };
  });
  return withShares(modelled, readSharingReasons(directories));
};

type Source = {
  readonly sourceDirectories: readonly string[];
  readonly isMultiCurrency?: boolean;
  /** By object name, those that records have already. */
  readonly keyPrefixes?: ReadonlyMap<string, string>;
};

const schemaFrom = ({ sourceDirectories, isMultiCurrency = true, keyPrefixes = new Map() }: Source): Schema => {
  checkParts(sourceDirectories);
  const globals = globalValueSets(sourceDirectories);
  const sets = standardValueSets(sourceDirectories);
  const fields = readAllFields(sourceDirectories, globals);
  const parts = readParts(sourceDirectories);
  const headers = sourceFiles(sourceDirectories, '**/objects/*/*.object-meta.xml')
    .filter((file) => kindOf(objectNameOf(file)) !== 'standard')
    .map((file) => readObject(file, globals))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const prefixes = prefixesFor(headers, keyPrefixes);
  const custom = headers.map((header) =>
    customObject(header, fields.get(header.name) ?? [], prefixes.get(header.name) ?? ''),
  );
  const standard = standardObjects.map((object) => extended(object, fields.get(object.name) ?? [], sets));
  const every = withSummaryTypes([...withOpenReferences(standard, targetsAmong(headers)), ...custom]).map((object) =>
    withParts(object, parts),
  );
  const ruled = withRules(isMultiCurrency ? every : inOneCurrency(every), sourceDirectories);
  const objects = withSharing(ruled, sourceDirectories);
  checkOwners(fields, new Set(objects.map((object) => object.name)));
  checkReferences(objects);
  const find = (name: string) => objects.find((object) => object.name === name);
  const metadataRecords = readMetadataRecords(sourceDirectories, find);
  const setup = {
    ...readSetup(sourceDirectories),
    automation: readAutomation(sourceDirectories),
    screens: readScreenFiles(sourceDirectories),
  };
  return checkAutomation(checkFormulas(schemaOf({ objects, metadataRecords, setup })));
};

/**
 * Standard objects plus package source.
 * @throws SourceInvalid naming the file and element that cannot be loaded
 */
export const loadSchema = (source: Source): Schema => readingOnce(() => schemaFrom(source));
