/**
 * Reads the custom fields of a SuiteCloud project (SDF) as a deploy would create them, so that the account has exactly the
 * fields that the project's files declare. What the sandbox does not understand fails by name.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1527017098.html
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import type { CustomField } from './account.ts';

export type LoadedProject = {
  readonly customFields: readonly CustomField[];
  /** Objects that are read but change nothing in the sandbox: `role customrole_…`. */
  readonly notEnforced: readonly string[];
};

/** Prefix that SDF demands of each field object's script id. */
const FIELD_PREFIXES: Readonly<Record<string, string>> = {
  transactionbodycustomfield: 'custbody_',
  transactioncolumncustomfield: 'custcol_',
  entitycustomfield: 'custentity_',
  itemcustomfield: 'custitem_',
};
const NOT_ENFORCED = new Set(['role', 'integration']);

type Kind = Pick<CustomField, 'kind' | 'maxLength'>;

/** SDF's field types, with the most characters that a text of the type may have. */
const KINDS: Readonly<Record<string, Kind>> = {
  TEXT: { kind: 'text', maxLength: 300 },
  TEXTAREA: { kind: 'text', maxLength: 4000 },
  CLOBTEXT: { kind: 'text', maxLength: 1_000_000 },
  EMAIL: { kind: 'text', maxLength: 254 },
  URL: { kind: 'text', maxLength: 999 },
  PHONE: { kind: 'text', maxLength: 100 },
  CHECKBOX: { kind: 'boolean' },
  DATE: { kind: 'date' },
  DATETIMETZ: { kind: 'dateTime' },
  INTEGER: { kind: 'integer' },
  FLOAT: { kind: 'decimal' },
  CURRENCY: { kind: 'decimal' },
  PERCENT: { kind: 'decimal' },
};

const fieldObject = z.looseObject({
  '@scriptid': z.string(),
  label: z.string().min(1).max(200),
  fieldtype: z.string(),
  maxlength: z.coerce.number().int().positive().optional(),
});
const namedObject = z.looseObject({ '@scriptid': z.string() });

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });

const rootOf = (file: string): readonly [string, unknown] => {
  const xml = readFileSync(file, 'utf8');
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the same check as a package of its own is younger than a year
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw new Error(`${file}, line ${validity.err.line}: ${validity.err.msg}`);
  const parsed = z.record(z.string(), z.unknown()).parse(parser.parse(xml));
  const [root] = Object.entries(parsed).filter(([name]) => !name.startsWith('?'));
  if (root === undefined) throw new Error(`${file} holds no object.`);
  return root;
};

const fieldFrom = (file: string, prefix: string, value: unknown): CustomField => {
  const { '@scriptid': id, label, fieldtype, maxlength } = fieldObject.parse(value);
  if (!id.startsWith(prefix)) throw new Error(`${file}: the script id ${id} must begin with ${prefix}`);
  const kind = KINDS[fieldtype];
  if (kind === undefined) throw new Unsupported(`the field type ${fieldtype} of ${id}`);
  return { id, label, ...kind, ...(maxlength === undefined ? {} : { maxLength: maxlength }) };
};

/**
 * Reads `src/Objects` of a project, or `Objects` where the folder is the source folder itself.
 * @throws Unsupported for objects and field types the sandbox does not know; Error for files a deploy would refuse
 */
export const loadProject = (directory: string): LoadedProject => {
  const customFields: CustomField[] = [];
  const notEnforced: string[] = [];
  const files = globSync('{src/,}Objects/**/*.xml', { cwd: directory }).toSorted();
  if (files.length === 0) throw new Error(`${directory} is not a SuiteCloud project: it has no Objects/**/*.xml.`);
  for (const file of files) {
    const [type, value] = rootOf(join(directory, file));
    const prefix = FIELD_PREFIXES[type];
    if (prefix !== undefined) customFields.push(fieldFrom(file, prefix, value));
    else if (NOT_ENFORCED.has(type)) notEnforced.push(`${type} ${namedObject.parse(value)['@scriptid']}`);
    else throw new Unsupported(`the SuiteCloud object ${type} in ${file}`);
  }
  return { customFields, notEnforced };
};
