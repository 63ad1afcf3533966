/**
 * Reads a filter in GraphQL's own notation, `{ and: [{ StageName: { eq: "Prospecting" } }, { Account: { Name: { like: "A%" } } }] }`.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_requests_list_records_input.htm
 */
import { GraphqlUnreadable, TokenReader } from '../graphql/tokens.ts';
import { NO_VARIABLES, readEntries, type ValueObject } from '../graphql/values.ts';
import { uiRefusals } from '../refusals.ts';

const read = (text: string): ValueObject => {
  const reader = new TokenReader(text);
  reader.expect('{');
  const where = readEntries(reader, '}', NO_VARIABLES);
  if (!reader.isAtEnd()) throw new GraphqlUnreadable('more than one filter');
  return where;
};

/** @throws RestError when it is no filter */
export const readWhere = (text: string): ValueObject => {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof GraphqlUnreadable) throw uiRefusals.illegal(`where: ${error.message}`);
    throw error;
  }
};
