/** The columns of a report: fields of its object as the running user sees them, and buckets of them. */
import { Unsupported } from '../../shared/unsupported.ts';
import { RestError } from '../rest/rest-error.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import type { Bucket, Report } from './definition.ts';

export type Column = {
  /** As the report's source calls it: `Invoice__c$Total__c`. */
  readonly name: string;
  /** As the API calls it: `Invoice__c.Total__c`. */
  readonly apiName: string;
  readonly label: string;
  readonly field: FieldSchema;
  /** What stands for a reference: its path in a query, `Account__r.Name`. */
  readonly namePath: readonly string[] | undefined;
  readonly bucket: Bucket | undefined;
};

export type Columns = {
  /** Undefined for a column the user may not see. @throws Unsupported for one of another object */
  find(name: string): Column | undefined;
  /** @throws RestError when the user may not see it */
  need(name: string): Column;
};

const NO_FIELD_ACCESS = {
  errorCode: 'FORBIDDEN',
  message: "You can't run this report because you don't have access to a field that it groups or filters by.",
};

const namePathOf = (schema: Schema, { referenceTo, relationshipName }: FieldSchema): readonly string[] | undefined => {
  if (referenceTo.length === 0 || relationshipName === undefined) return undefined;
  const target = schema.find(referenceTo[0] ?? '');
  const naming = [...(target?.fields.values() ?? [])].find(({ nameField }) => nameField);
  return referenceTo.length > 1 ? [relationshipName, 'Name'] : naming && [relationshipName, naming.name];
};

/** A report calls a standard reference by its relationship: `Account` is `AccountId`. */
const fieldCalled = (object: ObjectSchema, name: string): FieldSchema | undefined =>
  object.fields.get(name.toLowerCase()) ?? object.fields.get(`${name.toLowerCase()}id`);

type Knowing = {
  readonly report: Report;
  /** With every field. */
  readonly whole: ObjectSchema;
  /** With those the user sees. */
  readonly shown: ObjectSchema;
  readonly schema: Schema;
};

/** @param knowing the report's object, whole and as the user sees it */
export const columnsOf = ({ report, whole, shown, schema }: Knowing): Columns => {
  const fieldColumn = (name: string): Column | undefined => {
    const [object = '', called = '', ...more] = name.split('$');
    const known = object === whole.name && more.length === 0 ? fieldCalled(whole, called) : undefined;
    if (known === undefined) throw new Unsupported(`the column ${name} of the report ${report.fullName}`);
    const field = shown.fields.get(known.name.toLowerCase());
    if (field === undefined) return undefined;
    const namePath = namePathOf(schema, field);
    return { name, apiName: `${object}.${called}`, label: field.label, field, namePath, bucket: undefined };
  };
  const find = (name: string): Column | undefined => {
    const bucket = report.buckets.find(({ developerName }) => developerName === name);
    if (bucket === undefined) return fieldColumn(name);
    const source = fieldColumn(bucket.sourceColumnName);
    return source && { ...source, name, apiName: name, label: bucket.masterLabel, bucket };
  };
  return {
    find,
    need(name) {
      const column = find(name);
      if (column === undefined) throw new RestError(403, [NO_FIELD_ACCESS]);
      return column;
    },
  };
};
