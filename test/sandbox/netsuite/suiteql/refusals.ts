/**
 * SuiteQL's refusals in NetSuite's words. The texts were observed on live accounts; what nobody observed falls back to the
 * general "Invalid or unsupported search".
 */
import { badRequest } from '../http/netsuite-error.ts';
import type { NetSuiteError } from '../http/netsuite-error.ts';

const PREFACE = 'Invalid search query. Detailed unprocessed description follows. ';

const refused = (description: string): NetSuiteError =>
  badRequest('INVALID_PARAMETER', PREFACE + description, { errorQueryParam: 'q' });

/** The query is not of the dialect, or asks for something the platform cannot do. */
export const invalidSearch = (): NetSuiteError => refused('Search error occurred: Invalid or unsupported search.');

/** The table does not exist, or the role may not see it. */
export const recordNotFound = (name: string): NetSuiteError =>
  refused(`Search error occurred: Record '${name}' was not found.`);

/** The other wording for a table that does not exist. */
export const invalidSearchType = (name: string): NetSuiteError => refused(`Invalid search type: ${name}.`);

/**
 * A column that none of the sources has.
 * @param sources alias and table of each source in scope
 */
export const unknownIdentifier = (
  name: string,
  sources: readonly { alias: string; table: string }[],
): NetSuiteError => {
  const available = sources.map(({ alias, table }) => `${alias}=${table}`).join(', ');
  return refused(`Search error occurred: Unknown identifier '${name}'. Available identifiers are: {${available}}.`);
};

/** The platform quotes the format as Java writes it, with a year of two letters. */
const javaFormat = (format: string): string => format.replaceAll('D', 'd').replace(/Y+/, 'yy');

/** A date that does not follow the format it is read with. */
export const unreadableDate = (text: string, format: string, timeZone: string): NetSuiteError =>
  refused(
    `Search error occurred: Parse of date/time "${text}" failed with date format "${javaFormat(format)}" in time zone ${timeZone}`,
  );
