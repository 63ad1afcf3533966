/**
 * Parts of objects that stand in files of their own: record types and field sets.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm
 */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { FieldSetSchema, RecordTypeSchema } from './types.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

const recordType = z.strictObject({
  fullName: z.string(),
  label: z.string(),
  active: flag,
  description: z.string().optional(),
  businessProcess: z.string().optional(),
  compactLayoutAssignment: z.string().optional(),
  picklistValues: several(
    z.strictObject({
      picklist: z.string(),
      values: several(z.strictObject({ fullName: z.string(), default: flag.default(false) })),
    }),
  ),
});

const member = z.strictObject({
  field: z.string(),
  isFieldManaged: z.unknown().optional(),
  isRequired: flag.default(false),
});

const fieldSet = z.strictObject({
  fullName: z.string(),
  label: z.string(),
  description: z.string().default(''),
  availableFields: z.unknown().optional(),
  displayedFields: several(member),
});

const read = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(readSource(file, root));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return parsed.data;
};

type Offers = z.infer<typeof recordType>['picklistValues'];

/** Values stand there as in addresses: `R%26D`. */
const picklistsOf = (offers: Offers): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    offers.map(({ picklist, values }) => [
      picklist.toLowerCase(),
      new Set(values.map(({ fullName }) => decodeURIComponent(fullName))),
    ]),
  );

const readRecordType = (file: string): RecordTypeSchema => {
  const { fullName, label, active, description, picklistValues } = read(file, 'RecordType', recordType);
  const offers = picklistValues.length === 0 ? {} : { picklists: picklistsOf(picklistValues) };
  return { developerName: fullName, label, isActive: active, description, ...offers };
};

const readFieldSet = (file: string): FieldSetSchema => {
  const { fullName, label, description, displayedFields } = read(file, 'FieldSet', fieldSet);
  return {
    name: fullName,
    label,
    description,
    fields: displayedFields.map(({ field, isRequired }) => ({ path: field, required: isRequired })),
  };
};

type Parts<Part> = ReadonlyMap<string, readonly Part[]>;

const partsIn = <Part>(
  directories: readonly string[],
  pattern: string,
  readPart: (file: string) => Part,
): Parts<Part> => {
  const found = new Map<string, Part[]>();
  for (const file of sourceFiles(directories, pattern)) {
    const object = basename(dirname(dirname(file)));
    found.set(object, [...(found.get(object) ?? []), readPart(file)]);
  }
  return found;
};

export type ObjectParts = { readonly recordTypes: Parts<RecordTypeSchema>; readonly fieldSets: Parts<FieldSetSchema> };

/**
 * Record types and field sets by object name.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readParts = (directories: readonly string[]): ObjectParts => ({
  recordTypes: partsIn(directories, '**/objects/*/recordTypes/*.recordType-meta.xml', readRecordType),
  fieldSets: partsIn(directories, '**/objects/*/fieldSets/*.fieldSet-meta.xml', readFieldSet),
});
