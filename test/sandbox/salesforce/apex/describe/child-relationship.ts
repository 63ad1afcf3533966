/**
 * The ways other objects point at one: every look-up to it, those without a name for the way back included.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_ChildRelationship.htm
 */
import { ApexValue, textHash } from '../values/apex-value.ts';
import type { FieldToken, ObjectToken } from './tokens.ts';

export class ChildRelationship extends ApexValue {
  readonly field: FieldToken;

  constructor(field: FieldToken) {
    super();
    this.field = field;
  }

  get name(): string | null {
    return this.field.schema.childRelationshipName ?? null;
  }

  override get key(): unknown {
    return this.field;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ChildRelationship && other.field === this.field;
  }

  override apexHash(): number {
    return textHash(`${this.field.object.name}.${this.field.name}`);
  }

  override apexText(): string {
    const { field, name } = this;
    return `Schema.ChildRelationship[getChildSObject=${field.object.name};getField=${field.name};getRelationshipName=${name};isCascadeDelete=${field.schema.deleteConstraint === 'Cascade'};isDeprecatedAndHidden=false;isRestrictedDelete=${field.schema.deleteConstraint === 'Restrict'};]`;
  }
}

const pointsTo = ({ schema }: FieldToken, object: ObjectToken): boolean =>
  schema.type === 'reference' && schema.referenceTo.includes(object.name);

export const childRelationships = (object: ObjectToken): readonly ChildRelationship[] =>
  object.describe
    .objects()
    .flatMap((child) => child.describe.fieldsOf(child))
    .filter((field) => pointsTo(field, object))
    .map((field) => new ChildRelationship(field));
