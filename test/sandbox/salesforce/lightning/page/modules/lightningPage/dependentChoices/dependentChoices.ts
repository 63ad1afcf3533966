/** What a picklist offers: of one that another field controls, what goes with that field's value. */
import { valueIn, type Draft, type FormSubject } from 'lightningPage/formDraft';
import type { FieldInfo, PicklistsByField } from 'lightningPage/uiShapes';

type Choice = { readonly label: string; readonly value: string };

/** What of a form decides about choices. */
export type Chosen = { readonly draft: Draft; readonly picklists: PicklistsByField | undefined };

export const choicesOf = (form: FormSubject, field: FieldInfo, { draft, picklists }: Chosen): readonly Choice[] => {
  const known = picklists?.picklistFieldValues[field.apiName];
  if (known === undefined || field.controllerName === null) return known?.values ?? [];
  const number = known.controllerValues[String(valueIn(form, draft, field.controllerName))];
  return number === undefined ? [] : known.values.filter(({ validFor }) => validFor.includes(number));
};

const isOffered = (form: FormSubject, field: FieldInfo, chosen: Chosen): boolean => {
  const value = valueIn(form, chosen.draft, field.apiName);
  if (typeof value !== 'string' || value === '') return true;
  const choices = new Set(choicesOf(form, field, chosen).map((choice) => choice.value));
  return value.split(';').every((one) => choices.has(one));
};

/**
 * Fields whose values do not go with the new value of the field that controls them, to be emptied; in their turn they control others.
 * @param changed name of the field that has the new value, which stands in the draft
 */
export const emptiedBy = (form: FormSubject, changed: string, chosen: Chosen): Draft => {
  const fields = Object.values(form.info.fields).flatMap((field) => (field?.controllerName === changed ? [field] : []));
  return fields
    .filter((field) => !isOffered(form, field, chosen))
    .reduce<Draft>((all, { apiName }) => {
      const emptied = { ...all, [apiName]: null };
      return { ...emptied, ...emptiedBy(form, apiName, { ...chosen, draft: { ...chosen.draft, ...emptied } }) };
    }, {});
};
