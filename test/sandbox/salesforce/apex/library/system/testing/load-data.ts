/**
 * `Test.loadData`: records out of a static resource in CSV.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_load_data.htm
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ObjectToken } from '../../../describe/tokens.ts';
import { apexException, nullPointer, type ApexException } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import { findField } from '../../../types/members.ts';
import type { ApexType } from '../../../types/type.ts';
import { ApexList } from '../../../values/list.ts';
import { SObjectValue } from '../../../values/sobject.ts';
import { primitiveReader } from '../json/typed-primitives.ts';

const rows = z.array(z.record(z.string(), z.string()));

const failure = (message: string): ApexException => apexException('System.StringException', message);

const valueOf = (type: ApexType, field: string, text: string): readonly [string, unknown] => {
  const found = findField(type, field);
  if (found?.access.kind !== 'sobject') throw failure(`Invalid field ${field} on ${type.name}`);
  const read = primitiveReader(found.type.name);
  if (read === undefined) throw failure(`Field ${field} on ${type.name} cannot be loaded`);
  return [found.access.apiName, read(text)];
};

/** Empty cells leave their field unset. */
const recordOf = (type: ApexType, row: Readonly<Record<string, string>>): SObjectValue =>
  new SObjectValue(
    type.name,
    Object.entries(row)
      .filter(([field, text]) => text !== '' && field.toLowerCase() !== 'id')
      .map(([field, text]) => valueOf(type, field, text)),
  );

/** @returns the records, inserted */
export const loadData = (token: ObjectToken | null, resource: string | null): ApexList => {
  if (token === null || resource === null) throw nullPointer();
  const { surroundings, program, data } = transaction();
  const content = surroundings.staticResource(resource);
  if (content === undefined) throw failure(`Static Resource not found: ${resource}`);
  const type = program.types.named(token.name);
  const parsed = rows.parse(parse(content, { columns: true, bom: true, skip_empty_lines: true, trim: true }));
  const records = new ApexList(
    `List<${token.name}>`,
    parsed.map((row) => recordOf(type, row)),
  );
  if (records.size > 0) data.dml({ verb: 'insert', access: 'system', sharing: 'without' }, records, null);
  return records;
};
