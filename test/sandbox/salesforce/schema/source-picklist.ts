import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { PicklistMeaning, PicklistValue } from './types.ts';

/**
 * Picklist values of the package: value sets written in a field, global value sets, and the standard value sets that give a
 * stage or status its meaning. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_valueset.htm
 */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const number = z.string().transform(Number).pipe(z.number());

const customValue = z.strictObject({
  fullName: z.string(),
  default: flag.default(false),
  label: z.string().optional(),
  isActive: flag.default(true),
  color: z.string().optional(),
  description: z.string().optional(),
});

export const valueSet = z.strictObject({
  restricted: flag.default(false),
  valueSetName: z.string().optional(),
  // Which values go with which of another field is for screens: the API takes any.
  controllingField: z.string().optional(),
  valueSettings: z
    .array(
      z.strictObject({
        controllingFieldValue: z.union([z.string(), z.array(z.string())]),
        valueName: z.string(),
      }),
    )
    .optional(),
  valueSetDefinition: z.strictObject({ sorted: flag.optional(), value: z.array(customValue) }).optional(),
});
export type ValueSet = z.infer<typeof valueSet>;

const globalValueSet = z.strictObject({
  masterLabel: z.string(),
  description: z.string().optional(),
  sorted: flag,
  customValue: z.array(customValue),
});

const standardValue = z.strictObject({
  fullName: z.string(),
  default: flag.default(false),
  label: z.string().optional(),
  description: z.string().optional(),
  closed: flag.optional(),
  won: flag.optional(),
  probability: number.optional(),
  forecastCategory: z.string().optional(),
  groupingString: z.string().optional(),
  highPriority: flag.optional(),
  converted: flag.optional(),
  // Only screens and sites read these.
  ...Object.fromEntries(
    ['allowEmail', 'color', 'cssExposed', 'isActive', 'reverseRole', 'reviewed'].map((name) => [
      name,
      z.unknown().optional(),
    ]),
  ),
});

const standardValueSet = z.strictObject({
  sorted: flag,
  groupingStringEnum: z.string().optional(),
  standardValue: z.array(standardValue),
});

const toValue = (source: z.infer<typeof customValue>): PicklistValue => ({
  value: source.fullName,
  label: source.label ?? source.fullName,
  isDefault: source.default,
});

const present = <Key extends string, Held>(key: Key, value: Held | undefined): { [name in Key]?: Held } | object =>
  value === undefined ? {} : { [key]: value };

const meaningOf = (source: z.infer<typeof standardValue>): PicklistMeaning => ({
  ...present('statusCategory', source.groupingString),
  ...present('isClosed', source.closed),
  ...present('isWon', source.won),
  ...present('isHighPriority', source.highPriority),
  ...present('probability', source.probability),
  ...present('forecastCategory', source.forecastCategory),
});

const parsed = <Shape extends z.ZodType>(shape: Shape, place: { file: string; root: string }): z.infer<Shape> => {
  const result = shape.safeParse(readSource(place.file, place.root));
  if (!result.success) throw new SourceInvalid(place.file, problemsOf(result.error));
  return result.data;
};

const nameOf = (file: string, suffix: string): string => file.replace(/^.*\//, '').replace(suffix, '');

export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/** Global value sets of the package by name. */
export const globalValueSets = (directories: readonly string[]): ValueSets =>
  new Map(
    sourceFiles(directories, '**/globalValueSets/*.globalValueSet-meta.xml').map((file) => [
      nameOf(file, '.globalValueSet-meta.xml'),
      parsed(globalValueSet, { file, root: 'GlobalValueSet' })
        .customValue.filter((value) => value.isActive)
        .map(toValue),
    ]),
  );

/** Standard value sets the package replaces, by their name (`OrderStatus`, `ContractStatus`, `OpportunityStage`). */
export const standardValueSets = (directories: readonly string[]): ValueSets =>
  new Map(
    sourceFiles(directories, '**/standardValueSets/*.standardValueSet-meta.xml').map((file) => [
      nameOf(file, '.standardValueSet-meta.xml'),
      parsed(standardValueSet, { file, root: 'StandardValueSet' }).standardValue.map((value) => ({
        value: value.fullName,
        label: value.label ?? value.fullName,
        isDefault: value.default,
        meaning: meaningOf(value),
      })),
    ]),
  );

/** What a dependent field says of a value; nothing for others. */
const goingWith = ({ controllingField, valueSettings = [] }: ValueSet, value: string): Partial<PicklistValue> => {
  if (controllingField === undefined) return {};
  const own = valueSettings.filter(({ valueName }) => valueName === value);
  return { goesWith: own.flatMap(({ controllingFieldValue }) => controllingFieldValue) };
};

/**
 * The values a field's value set offers.
 * @throws SourceInvalid when it names a global value set that the package does not have
 */
export const picklistValuesOf = (
  set: ValueSet,
  place: { file: string; globals: ValueSets },
): readonly PicklistValue[] => {
  const values =
    set.valueSetDefinition === undefined
      ? place.globals.get(set.valueSetName ?? '')
      : set.valueSetDefinition.value.filter((value) => value.isActive).map(toValue);
  if (values === undefined)
    throw new SourceInvalid(place.file, `valueSetName: unknown ${set.valueSetName ?? '(none)'}`);
  return values.map((value) => ({ ...value, ...goingWith(set, value.value) }));
};
