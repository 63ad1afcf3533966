/**
 * A record in memory: an sObject of any type. Knows which fields were set and how it was read, but no schema: names arrive as
 * the schema spells them, values in the field's type.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue, textHash, type Equal, type Print } from './apex-value.ts';
import { hashCodeOf } from './equality.ts';
import type { ApexList } from './list.ts';

/** What `addError` leaves on a record. */
export type RecordError = { readonly message: string; readonly field?: string };

export type CloneOptions = {
  /** Keeps `Id`. */
  readonly keepsId?: boolean;
  /** Copies parent records as well, instead of pointing at the same ones. */
  readonly isDeep?: boolean;
  /** Fields left out: timestamps and automatic numbers, as the schema knows them. */
  readonly without?: ReadonlySet<string>;
};

export class SObjectValue extends ApexValue {
  /** `Account`, `Invoice__c` */
  readonly type: string;
  /** What was set or read, by API name. Null values are set fields. */
  readonly fields: Map<string, unknown>;
  /** By relationship name: `Account`, `Parent__r`. */
  readonly parents = new Map<string, SObjectValue | null>();
  /** Child records by relationship name: `Contacts`. */
  readonly children = new Map<string, ApexList>();
  /** The row of a query: reading a field it did not ask for is an error. */
  isQueried: boolean;
  /** In `Trigger.old`, and in `Trigger.new` of after triggers. */
  isReadOnly = false;
  readonly errors: RecordError[] = [];
  #clonedFrom: string | null = null;

  constructor(type: string, fields: Iterable<readonly [string, unknown]> = [], isQueried = false) {
    super();
    this.type = type;
    this.fields = new Map(fields);
    this.isQueried = isQueried;
  }

  /** The id, or null before it was inserted. */
  get id(): string | null {
    const id = this.fields.get('Id');
    return typeof id === 'string' ? id : null;
  }

  /** The id of the record this one was cloned from without keeping it: `getCloneSourceId`. */
  get clonedFrom(): string | null {
    return this.#clonedFrom;
  }

  /** @returns null for a field never set @throws System.SObjectException for a field its query left out */
  get(field: string): unknown {
    const value = this.fields.get(field);
    if (value !== undefined) return value;
    if (this.isQueried) throw this.#notQueried(field);
    return null;
  }

  /**
   * A checkbox read by dot notation: true only when it is set and true, otherwise false, as the platform documents it; `get`
   * shows the null. @throws System.SObjectException as `get`
   */
  isChecked(field: string): boolean {
    return this.get(field) === true;
  }

  /** @throws System.FinalException */
  set(field: string, value: unknown): void {
    this.checkWritable();
    this.fields.set(field, value);
  }

  /** @returns null for an absent parent @throws System.SObjectException for a relationship its query left out */
  getParent(relationship: string): SObjectValue | null {
    const parent = this.parents.get(relationship);
    if (parent !== undefined) return parent;
    if (this.isQueried) throw this.#notQueried(relationship);
    return null;
  }

  /** @throws System.FinalException */
  setParent(relationship: string, parent: SObjectValue | null): void {
    this.checkWritable();
    this.parents.set(relationship, parent);
  }

  /** @returns undefined when the records have not been read @throws System.SObjectException when their query left them out */
  getChildren(relationship: string): ApexList | undefined {
    const children = this.children.get(relationship);
    if (children === undefined && this.isQueried) throw this.#notQueried(relationship);
    return children;
  }

  /** @throws System.FinalException `Record is read-only` */
  checkWritable(): void {
    if (this.isReadOnly) throw apexException('System.FinalException', 'Record is read-only');
  }

  isSet(field: string): boolean {
    return this.fields.has(field) || this.parents.has(field) || this.children.has(field);
  }

  /** Fields, parents and children that were set or read, in that order: `getPopulatedFieldsAsMap`. */
  populated(): Map<string, unknown> {
    return new Map<string, unknown>([...this.fields, ...this.parents, ...this.children]);
  }

  /** Forgets all fields and what is related. */
  clear(): void {
    this.checkWritable();
    this.fields.clear();
    this.parents.clear();
    this.children.clear();
  }

  clone({ keepsId = false, isDeep = false, without }: CloneOptions = {}): SObjectValue {
    const isKept = ([name]: readonly [string, unknown]): boolean =>
      (name !== 'Id' || keepsId) && without?.has(name) !== true;
    const copy = new SObjectValue(this.type, [...this.fields].filter(isKept), this.isQueried);
    // A row of a query without its id is a new record: its id is null, not unread.
    if (this.isQueried && !keepsId) copy.fields.set('Id', null);
    this.#copyRelated(copy, isDeep);
    if (!keepsId) copy.#clonedFrom = this.id;
    return copy;
  }

  #copyRelated(copy: SObjectValue, isDeep: boolean): void {
    for (const [name, parent] of this.parents)
      copy.parents.set(name, isDeep ? (parent?.clone({ keepsId: true, isDeep }) ?? null) : parent);
    for (const [name, list] of this.children) copy.children.set(name, list.clone());
  }

  #notQueried(field: string): Error {
    return apexException(
      'System.SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${this.type}.${field}`,
    );
  }

  override get key(): unknown {
    return undefined;
  }

  override get isShownOnce(): boolean {
    return true;
  }

  /** The same type and the same values; a field that is null equals one that was never set. */
  override apexEquals(other: unknown, equal: Equal): boolean {
    if (this === other) return true;
    if (!(other instanceof SObjectValue) || other.type !== this.type) return false;
    const names = new Set([...this.fields.keys(), ...other.fields.keys()]);
    return [...names].every((name) => equal(this.fields.get(name) ?? null, other.fields.get(name) ?? null));
  }

  override apexHash(): number {
    let hash = textHash(this.type);
    for (const [name, value] of this.fields)
      if (value !== null) hash = (hash + (textHash(name) ^ hashCodeOf(value))) | 0;
    return hash;
  }

  override apexText(print: Print): string {
    return `${this.type}:{${[...this.fields].map(([name, value]) => `${name}=${print(value)}`).join(', ')}}`;
  }
}
