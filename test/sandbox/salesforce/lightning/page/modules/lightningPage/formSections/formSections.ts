/** A form as rows of fields with values, choices and errors, ready to be drawn. */
import { choicesOf } from 'lightningPage/dependentChoices';
import { fieldsOf, valueIn, type Draft, type Form, type FormField, type FormSubject } from 'lightningPage/formDraft';
import { lookUpOf, textAt } from 'lightningPage/recordText';
import type { FieldInfo, LayoutItem, PicklistsByField } from 'lightningPage/uiShapes';

type Choice = { readonly label: string; readonly value: string };

/** A field with all that it takes to draw it. */
export type Entry = {
  readonly name: string;
  readonly info: FieldInfo;
  readonly objectApiName: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: unknown;
  readonly displayValue: string;
  readonly options: readonly Choice[];
  readonly error: string;
};

type Item = {
  readonly key: string;
  readonly className: string;
  readonly label: string;
  readonly text: string;
  readonly fields: readonly Entry[];
  readonly isReadOnly: boolean;
};

export type FormSection = {
  readonly key: string;
  readonly heading: string;
  readonly rows: readonly { readonly key: string; readonly items: readonly Item[] }[];
};

export type Filling = {
  readonly draft: Draft;
  readonly picklists: PicklistsByField | undefined;
  readonly errors: Readonly<Record<string, readonly string[]>>;
};

/** What the record leads to and the person may not see goes by its id; how a new value is called is not known here. */
const displayOf = (form: FormSubject, { apiName, relationshipName }: FieldInfo, draft: Draft): string =>
  apiName in draft ? '' : (lookUpOf(form.record, relationshipName)?.name ?? textAt(form.record, apiName));

export const entryOf = (form: FormSubject, { info, label, required }: FormField, filling: Filling): Entry => ({
  name: info.apiName,
  info,
  objectApiName: form.info.apiName,
  label,
  required,
  value: valueIn(form, filling.draft, info.apiName),
  displayValue: displayOf(form, info, filling.draft),
  options: choicesOf(form, info, filling),
  error: (filling.errors[info.apiName] ?? []).join(' '),
});

const readOnlyText = (form: Form, { layoutComponents }: LayoutItem): string =>
  layoutComponents
    .map(({ apiName }) => {
      const info = form.info.fields[apiName ?? ''];
      return lookUpOf(form.record, info?.relationshipName ?? null)?.name ?? textAt(form.record, apiName ?? '');
    })
    .filter((text) => text !== '')
    .join(', ');

const itemOf = (form: Form, item: LayoutItem, filling: Filling): Omit<Item, 'key' | 'className'> => {
  const fields = fieldsOf(form, item).map((field) => entryOf(form, field, filling));
  const isReadOnly = fields.length === 0 && item.label !== '' && !form.isNew;
  return { label: item.label, fields, isReadOnly, text: isReadOnly ? readOnlyText(form, item) : '' };
};

const SIZES: Readonly<Record<number, string>> = {
  1: 'slds-col slds-size_1-of-1',
  2: 'slds-col slds-size_1-of-1 slds-medium-size_1-of-2',
  3: 'slds-col slds-size_1-of-1 slds-medium-size_1-of-3',
  4: 'slds-col slds-size_1-of-1 slds-medium-size_1-of-4',
};

export const formSections = (form: Form, filling: Filling): readonly FormSection[] =>
  form.layout.sections
    .map((section, at) => ({
      key: section.id ?? String(at),
      heading: section.useHeading ? (section.heading ?? '') : '',
      rows: section.layoutRows.map(({ layoutItems }, row) => ({
        key: String(row),
        items: layoutItems.map((item, column) => ({
          key: `${column} ${item.label}`,
          className: SIZES[section.columns] ?? 'slds-col',
          ...itemOf(form, item, filling),
        })),
      })),
    }))
    .filter(({ rows }) =>
      rows.some(({ items }) => items.some(({ fields, isReadOnly }) => isReadOnly || fields.length > 0)),
    );
