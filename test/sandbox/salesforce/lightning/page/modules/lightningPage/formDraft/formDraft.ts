/** What a form holds: what the record was, what was entered, and what is sent. */
import type { FieldInfo, Layout, LayoutItem, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

export type Draft = Readonly<Record<string, unknown>>;

export type Form = {
  readonly layout: Layout;
  readonly info: ObjectInfo;
  readonly record: RecordShape;
  readonly isNew: boolean;
};

export type FormField = { readonly info: FieldInfo; readonly label: string; readonly required: boolean };

const isEditable = (item: LayoutItem, isNew: boolean): boolean =>
  isNew ? item.editableForNew : item.editableForUpdate;

const isWritable = ({ createable, updateable }: FieldInfo, isNew: boolean): boolean =>
  isNew ? createable : updateable;

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

export const valueIn = ({ record }: Form, draft: Draft, name: string): unknown =>
  name in draft ? draft[name] : record.fields[name]?.value;

/** Of a new record all that has a value; of an old one what is different. */
export const changedFields = (form: Form, draft: Draft): Draft => {
  if (!form.isNew) {
    return Object.fromEntries(
      Object.entries(draft).filter(([name, value]) => form.record.fields[name]?.value !== value),
    );
  }
  const preset = allFields(form).map(({ info: { apiName } }) => [apiName, form.record.fields[apiName]?.value] as const);
  const all: Draft = { ...Object.fromEntries(preset), ...draft };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
};
