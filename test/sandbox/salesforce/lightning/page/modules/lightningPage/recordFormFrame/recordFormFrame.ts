/**
 * What all forms of a record have in common: they read the record with the fields that stand in them, or what a new one starts with,
 * and tell `load` when it is there, and `error` when it is not.
 */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getRecordCreateDefaults, getRecordUi } from 'lightning/uiRecordApi';
import { pathsOf } from 'lightningPage/compoundFields';
import { emptiedBy } from 'lightningPage/dependentChoices';
import { failureOf, type Failure } from 'lightningPage/failureText';
import type { FormSubject } from 'lightningPage/formDraft';
import { apiNameOf, FormParts } from 'lightningPage/formParts';
import type { CreateDefaults, ObjectInfo, PicklistsByField, RecordShape, RecordUi } from 'lightningPage/uiShapes';

/** `detail` of the event `error`. https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-edit-form.html */
export const errorDetail = (error: unknown): object => {
  const { messages, fields } = failureOf(error);
  const detail = [...messages, ...Object.values(fields).flat()].join(' ');
  const whole = typeof error === 'object' && error !== null && 'body' in error ? error.body : undefined;
  const body: unknown = Array.isArray(whole) ? whole[0] : whole;
  const known = { message: detail, detail, output: { errors: [], fieldErrors: {} } };
  return typeof body === 'object' && body !== null ? { ...known, ...body, detail } : known;
};

export default class RecordFormFrame extends LightningElement {
  @api recordId: string | null | undefined;
  @api objectApiName: unknown;
  /** `comfy` has labels above fields, `compact` beside them; `auto` is comfy here. */
  @api density = 'auto';

  mayCreate = false;
  typeAsked: string | null = null;
  layoutTypes: readonly string[] = ['Full'];
  modes: readonly string[] = ['View'];
  names: readonly string[] | undefined;
  info: ObjectInfo | undefined;
  picklists: PicklistsByField | undefined;
  recordUi: RecordUi | undefined;
  defaults: CreateDefaults | undefined;
  /** As it was read, or as it was saved since. */
  record: RecordShape | undefined;
  failure: Failure | undefined;

  readonly parts = new FormParts(this, {
    fieldChanged: () => queueMicrotask(() => this.readParts()),
    valueChanged: (name) => this.noteValue(name),
  });

  /** What a field controls follows it. */
  noteValue(name: string | undefined): void {
    const { subject, picklists } = this;
    const chosen = { draft: this.parts.draft, picklists };
    const emptied = subject === undefined || name === undefined ? {} : emptiedBy(subject, name, chosen);
    for (const { take } of this.parts.entered) take(emptied);
    this.showParts();
  }

  readParts(): void {
    this.names = this.parts.fieldNames;
  }

  get objectName(): string | undefined {
    return apiNameOf(this.objectApiName);
  }

  get isNew(): boolean {
    return this.mayCreate && !this.hasRecordId;
  }

  get hasRecordId(): boolean {
    return typeof this.recordId === 'string' && this.recordId !== '';
  }

  /** Undefined until the org has said what fields there are. */
  get paths(): readonly string[] | undefined {
    const { info, names } = this;
    return info === undefined ? undefined : names?.flatMap((name) => pathsIn(info, name));
  }

  get idRead(): string | undefined {
    return this.hasRecordId ? String(this.recordId) : undefined;
  }

  get nameOfNew(): string | undefined {
    return this.isNew ? this.objectName : undefined;
  }

  get subject(): FormSubject | undefined {
    const { info, record, isNew } = this;
    return info === undefined || record === undefined ? undefined : { info, record, isNew };
  }

  get typeRead(): string | undefined {
    return this.typeAsked ?? this.record?.recordTypeId ?? this.info?.defaultRecordTypeId;
  }

  @wire(getObjectInfo, { objectApiName: '$objectName' })
  infoRead({ data, error }: Wired<ObjectInfo>): void {
    this.info = data ?? this.info;
    this.told(error);
  }

  @wire(getRecordUi, {
    recordIds: '$idRead',
    layoutTypes: '$layoutTypes',
    modes: '$modes',
    optionalFields: '$paths',
  })
  uiRead({ data, error }: Wired<RecordUi>): void {
    if (data !== undefined) {
      this.recordUi = data;
      this.loaded(Object.values(data.records)[0], data);
    }
    this.told(error);
  }

  @wire(getRecordCreateDefaults, {
    objectApiName: '$nameOfNew',
    recordTypeId: '$typeAsked',
    optionalFields: '$paths',
  })
  defaultsRead({ data, error }: Wired<CreateDefaults>): void {
    if (data !== undefined) {
      this.defaults = data;
      this.loaded(data.record, data);
    }
    this.told(error);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectName', recordTypeId: '$typeRead' })
  picklistsRead({ data, error }: Wired<PicklistsByField>): void {
    this.picklists = data ?? this.picklists;
    this.told(error);
    this.showParts();
  }

  loaded(record: RecordShape | undefined, detail: object): void {
    this.record = record;
    this.showParts();
    this.dispatchEvent(new CustomEvent('load', { detail }));
  }

  /** What a wire or a save failed with. */
  told(error: unknown): void {
    if (error === undefined) return;
    this.failure = failureOf(error);
    this.showParts();
    this.dispatchEvent(new CustomEvent('error', { detail: errorDetail(error) }));
  }

  showParts(): void {
    const { subject, picklists, density, failure } = this;
    const own = Object.entries(failure?.fields ?? {});
    const isOnForm = (name: string): boolean => this.isEntered(name);
    this.parts.show({
      ...{ subject, picklists, density, failure, draft: this.parts.draft },
      messages: [
        ...new Set([
          ...(failure?.messages ?? []),
          ...own.flatMap(([name, messages]) => (isOnForm(name) ? [] : messages)),
        ]),
      ],
      fieldsAtFault: own
        .filter(([name]) => isOnForm(name))
        .map(([name]) => this.info?.fields[name]?.label ?? name)
        .join(', '),
    });
  }

  isEntered(name: string): boolean {
    return this.parts.entered.some(({ values }) => name in values());
  }
}

const pathsIn = (info: ObjectInfo, name: string): readonly string[] => {
  const field = info.fields[name];
  return field === undefined ? [] : pathsOf(info, field);
};
