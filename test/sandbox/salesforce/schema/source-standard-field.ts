/**
 * What a package says about a field the platform itself defines: another label, help, other picklist values. The field's type and
 * length are the platform's. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
import { z } from 'zod';
import { readSource } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { Place } from './source-field.ts';
import { picklistValuesOf, valueSet } from './source-picklist.ts';
import type { FieldSchema } from './types.ts';

const source = z.strictObject({
  fullName: z.string(),
  label: z.string().optional(),
  description: z.string().optional(),
  inlineHelpText: z.string().optional(),
  valueSet: valueSet.optional(),
  ...Object.fromEntries(
    // Said by the platform already, or read by the screen and history only.
    // prettier-ignore
    ['type', 'length', 'precision', 'scale', 'required', 'unique', 'externalId', 'referenceTo', 'relationshipName',
      'relationshipLabel', 'deleteConstraint', 'businessStatus', 'complianceGroup', 'securityClassification', 'trackFeedHistory',
      'trackHistory', 'trackTrending', 'visibleLines', 'lookupFilter', 'caseSensitive', 'defaultValue']
      .map((name) => [name, z.unknown().optional()]),
  ),
});

/** Fields a package brings end in `__c`; the others it can only describe. */
export const isStandardField = (name: string): boolean => !/__[a-z]+$/i.test(name);

/**
 * @param field as the platform defines it
 * @throws SourceInvalid naming the file and the element at fault
 */
export const describedBy = (field: FieldSchema, place: Place): FieldSchema => {
  const parsed = source.safeParse(readSource(place.file, 'CustomField'));
  if (!parsed.success) throw new SourceInvalid(place.file, problemsOf(parsed.error));
  const { label, description, inlineHelpText, valueSet: set } = parsed.data;
  return {
    ...field,
    label: label ?? field.label,
    description: description ?? field.description,
    ...(inlineHelpText === undefined ? {} : { inlineHelpText }),
    ...(set === undefined ? {} : { picklistValues: picklistValuesOf(set, place), restrictedPicklist: set.restricted }),
    ...(set?.controllingField === undefined ? {} : { controllingField: set.controllingField }),
  };
};
