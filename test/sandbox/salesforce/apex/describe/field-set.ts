/**
 * Field sets of the project's source: an object's fields in the order an administrator arranged them, some by way of a parent.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm
 */
import type { FieldSetItem, FieldSetSchema } from '../../schema/types.ts';
import { ApexValue, textHash } from '../values/apex-value.ts';
import type { FieldToken, ObjectToken } from './tokens.ts';

export class FieldSet extends ApexValue {
  readonly object: ObjectToken;
  readonly schema: FieldSetSchema;

  constructor(object: ObjectToken, schema: FieldSetSchema) {
    super();
    this.object = object;
    this.schema = schema;
  }

  members(): readonly FieldSetMember[] {
    return this.schema.fields.map((item) => new FieldSetMember(this.object, item));
  }

  override get key(): unknown {
    return this.schema;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof FieldSet && other.schema === this.schema;
  }

  override apexHash(): number {
    return textHash(this.schema.name);
  }

  override apexText(): string {
    return `Schema.FieldSet[getDescription=${this.schema.description};getLabel=${this.schema.label};getName=${this.schema.name};getSObjectType=${this.object.name};]`;
  }
}

const parentOf = (object: ObjectToken, relationship: string): ObjectToken | undefined => {
  const field = [...object.schema.fields.values()].find(
    (one) => one.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  const parent = field?.referenceTo[0];
  return parent === undefined ? undefined : object.describe.findObject(parent);
};

export class FieldSetMember extends ApexValue {
  readonly object: ObjectToken;
  readonly item: FieldSetItem;

  constructor(object: ObjectToken, item: FieldSetItem) {
    super();
    this.object = object;
    this.item = item;
  }

  /** The field at the end of the path: `Account.Owner.Name` is the Name of User. */
  get token(): FieldToken {
    const steps = this.item.path.split('.');
    const name = steps.pop() ?? '';
    const owner = steps.reduce<ObjectToken | undefined>(
      (object, step) => (object === undefined ? undefined : parentOf(object, step)),
      this.object,
    );
    const token = owner?.describe.findField(owner, name);
    if (token === undefined) throw new Error(`the field set path ${this.item.path} leads nowhere`);
    return token;
  }

  override get key(): unknown {
    return undefined;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof FieldSetMember && other.object === this.object && other.item.path === this.item.path;
  }

  override apexHash(): number {
    return textHash(`${this.object.name}.${this.item.path}`);
  }

  override apexText(): string {
    return `Schema.FieldSetMember[getDBRequired=${this.token.schema.required};getFieldPath=${this.item.path};getLabel=${this.token.schema.label};getRequired=${this.item.required};getType=${this.token.schema.type.toUpperCase()};]`;
  }
}
