import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import type { CustomField } from './account.ts';

/**
 * Reads a SuiteCloud (SDF) account customization project into the account's set-up: the custom fields it declares. Roles and
 * integration records are read and accepted, but nothing here enforces them; any other object is refused by name.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1506110428.html
 */

const FIELD_OBJECTS = [
  'transactionbodycustomfield',
  'transactioncolumncustomfield',
  'entitycustomfield',
  'itemcustomfield',
];
const ACCEPTED_OBJECTS = ['role', 'integration'];

/** SDF's field types, as the account keeps them. */
const KIND_OF: Readonly<Record<string, CustomField['kind']>> = {
  TEXT: 'text',
  TEXTAREA: 'text',
  CLOBTEXT: 'text',
  EMAIL: 'text',
  PHONE: 'text',
  URL: 'text',
  INTEGER: 'integer',
  FLOAT: 'decimal',
  CURRENCY: 'decimal',
  CHECKBOX: 'boolean',
  DATE: 'date',
  DATETIMETZ: 'dateTime',
};

const fieldObject = z.looseObject({
  '@_scriptid': z.string(),
  label: z.string(),
  fieldtype: z.string(),
  maxlength: z.coerce.number().int().positive().optional(),
});

const toCustomField = (raw: unknown, file: string): CustomField => {
  const read = fieldObject.safeParse(raw);
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  const { '@_scriptid': id, label, fieldtype, maxlength } = read.data;
  const kind = KIND_OF[fieldtype];
  if (kind === undefined) throw new Unsupported(`the field type ${fieldtype} (${file})`);
  return { id, kind, label, ...(maxlength === undefined ? {} : { maxLength: maxlength }) };
};

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, ignoreDeclaration: true });
const document = z.record(z.string(), z.unknown());

const fieldsIn = (file: string): readonly CustomField[] =>
  Object.entries(document.parse(parser.parse(readFileSync(file, 'utf8')))).flatMap(([element, content]) => {
    if (FIELD_OBJECTS.includes(element)) return [toCustomField(content, file)];
    if (ACCEPTED_OBJECTS.includes(element)) return [];
    throw new Unsupported(`the SDF object ${element} (${file})`);
  });

/**
 * The custom fields of a project.
 * @param folder where the project's `src` is
 * @throws Unsupported for an object or field type that is not known here, Error for a file that is not what it says
 */
export const loadProject = (folder: string): readonly CustomField[] => {
  const objects = join(folder, 'src', 'Objects');
  return readdirSync(objects, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .toSorted()
    .flatMap((file) => fieldsIn(join(objects, file)));
};
