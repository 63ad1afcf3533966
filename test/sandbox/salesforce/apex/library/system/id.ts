/** Id: text of 15 or 18 characters that names a record; inside of Apex always 18. */
import { describe } from '../../describe/current.ts';
import { transaction } from '../../runtime/current.ts';
import { type ApexException, apexException } from '../../runtime/exceptions.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { isId, toId } from '../../values/convert.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

const SHORT = 15;
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three last characters say which of the others are capitals, five of them each. */
const withCasing = (text: string): string => {
  if (!isId(text) || text.length === SHORT) throw apexException('System.StringException', `Invalid id: ${text}`);
  const capitals = Array.from(text.slice(SHORT).toUpperCase(), (letter) => SUFFIX.indexOf(letter));
  const isCapital = (index: number): boolean => (((capitals[Math.floor(index / 5)] ?? 0) >> (index % 5)) & 1) === 1;
  return Array.from(text.slice(0, SHORT), (letter, index) =>
    isCapital(index) ? letter.toUpperCase() : letter.toLowerCase(),
  ).join('');
};

const valueOf = (text: string, restoreCasing = false): string | null => toId(restoreCasing ? withCasing(text) : text);

/** @returns the token, or null when the org has no object with such ids */
const objectOf = (id: string): object | null => {
  const object = describe().schema.findByKeyPrefix(id.slice(0, 3));
  return object === undefined ? null : describe().objectToken(object.name);
};

const recordInTrigger = (id: string): SObjectValue | undefined => {
  const context = transaction().triggers.at(-1);
  const records = [...(context?.newRecords?.items ?? []), ...(context?.oldRecords?.items ?? [])];
  return records.filter((record) => record instanceof SObjectValue).find((record) => record.id === id);
};

const addError = (id: string, error: string | ApexException): void => {
  const record = recordInTrigger(id);
  if (record === undefined) throw new Unsupported('Id.addError for a record that no trigger runs for');
  record.errors.push({ message: typeof error === 'string' ? error : error['getmessage()'](), field: 'Id' });
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm */
export const id = libraryPrimitive({
  name: 'System.Id',
  holds: isId,
  members: withoutNulls({
    'void addError(String errorMsg)': addError,
    'void addError(String errorMsg, Boolean escape)': addError,
    'void addError(Exception exceptionError)': addError,
    'void addError(Exception exceptionError, Boolean escape)': addError,
    'Schema.SObjectType getSObjectType()': objectOf,
    'String to15()': (value: string) => value.slice(0, SHORT),
    'static Id valueOf(String toId)': (text: string) => valueOf(text),
    'static Id valueOf(String str, Boolean restoreCasing)': valueOf,
  }),
});
