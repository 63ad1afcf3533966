/** What a form holds: what the record was, what was entered, and what is sent. */
import type { FieldInfo, Layout, LayoutItem, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

export type Draft = Readonly<Record<string, unknown>>;

/** What a form is about. */
export type FormSubject = { readonly info: ObjectInfo; readonly record: RecordShape; readonly isNew: boolean };

export type Form = FormSubject & { readonly layout: Layout };

export type FormField = { readonly info: FieldInfo; readonly label: string; readonly required: boolean };

const isEditable = (item: LayoutItem, isNew: boolean): boolean =>
  isNew ? item.editableForNew : item.editableForUpdate;

/** Whether the person may give the field a value, or save records of the object. */
export const isWritable = (
  { createable, updateable }: Pick<FieldInfo, 'createable' | 'updateable'>,
  isNew: boolean,
): boolean => (isNew ? createable : updateable);

/** What can be written of an item: of an address each of its parts. */
export const fieldsOf = ({ info: { fields }, isNew }: Form, item: LayoutItem): readonly FormField[] => {
  if (!isEditable(item, isNew)) return [];
  const infos = item.layoutComponents.flatMap(({ apiName }) => fields[apiName ?? ''] ?? []);
  const isAlone = infos.length === 1;
  return infos
    .filter((info) => isWritable(info, isNew))
    .map((info) =>
      isAlone
        ? { info, label: item.label, required: item.required }
        : { info, label: info.label, required: info.required },
    );
};

export const allFields = (form: Form): readonly FormField[] =>
  form.layout.sections
    .flatMap(({ layoutRows }) => layoutRows)
    .flatMap(({ layoutItems }) => layoutItems)
    .flatMap((item) => fieldsOf(form, item));

export const valueIn = ({ record }: FormSubject, draft: Draft, name: string): unknown =>
  name in draft ? draft[name] : record.fields[name]?.value;

/** All that the form holds, whether somebody entered it or not. */
export const filledFields = (form: Form, draft: Draft): Draft => {
  const known = allFields(form).map(({ info: { apiName } }) => [apiName, form.record.fields[apiName]?.value] as const);
  return { ...Object.fromEntries(known), ...draft };
};

/** Of a new record what has a value; of an old one what is different. */
export const toBeSent = ({ record, isNew }: FormSubject, fields: Draft): Draft =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) =>
      isNew ? value !== null && value !== undefined : record.fields[name]?.value !== value,
    ),
  );
