/**
 * Tokens: the values that `Account.SObjectType` and `Account.Name` stand for. The org's describe makes one object for each, so
 * identity is equality; they print as the plain API name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
 */
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { ApexValue, textHash } from '../values/apex-value.ts';
import type { Describe } from './describe.ts';

export class ObjectToken extends ApexValue {
  readonly describe: Describe;
  readonly schema: ObjectSchema;

  constructor(describe: Describe, schema: ObjectSchema) {
    super();
    this.describe = describe;
    this.schema = schema;
  }

  get name(): string {
    return this.schema.name;
  }

  override apexHash(): number {
    return textHash(this.name);
  }

  override apexText(): string {
    return this.name;
  }
}

/** What a describe of a field and its token have in common: the platform takes the one for the other. */
export class FieldToken extends ApexValue {
  readonly object: ObjectToken;
  readonly schema: FieldSchema;

  /** The token, in a describe of the field. */
  protected readonly described: FieldToken | undefined;

  constructor(object: ObjectToken, schema: FieldSchema, described?: FieldToken) {
    super();
    this.object = object;
    this.schema = schema;
    this.described = described;
  }

  get name(): string {
    return this.schema.name;
  }

  /** The token itself; a describe of the field answers with the token it describes. */
  get token(): FieldToken {
    return this.described ?? this;
  }

  override get key(): unknown {
    return this.token;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof FieldToken && other.token === this.token;
  }

  override apexHash(): number {
    return textHash(`${this.object.name}.${this.name}`);
  }

  override apexText(): string {
    return this.name;
  }
}

/** The describe of a field: compiles and works where its token is wanted. */
export class FieldDescribe extends FieldToken {
  constructor(token: FieldToken) {
    super(token.object, token.schema, token);
  }
}

/** The describe of an object. */
export class ObjectDescribe extends ApexValue {
  readonly token: ObjectToken;

  constructor(token: ObjectToken) {
    super();
    this.token = token;
  }

  get schema(): ObjectSchema {
    return this.token.schema;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ObjectDescribe && other.token === this.token;
  }

  override get key(): unknown {
    return undefined;
  }

  override apexHash(): number {
    return this.token.apexHash();
  }

  override apexText(): string {
    return `Schema.DescribeSObjectResult[getName=${this.token.name};]`;
  }
}

/** `describe.fields`: what `getMap()` and `fields.Name` are asked of. */
export class FieldsOf extends ApexValue {
  readonly object: ObjectToken;
  /** `SObjectType.fields.Name` is a token, `describe.fields.Name` a describe of it. */
  constructor(object: ObjectToken) {
    super();
    this.object = object;
  }
}

/** `describe.fieldSets`. */
export class FieldSetsOf extends ApexValue {
  readonly object: ObjectToken;

  constructor(object: ObjectToken) {
    super();
    this.object = object;
  }
}
