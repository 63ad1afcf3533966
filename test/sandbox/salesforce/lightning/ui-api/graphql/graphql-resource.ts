/**
 * `POST …/graphql`: queries of records, `{ uiapi { query { Account(first: 5) { edges { node { Name { value } } } } } } }`. What is wrong
 * with a query stands in its answer. https://developer.salesforce.com/docs/platform/graphql/guide/graphql-about.html
 */
import { z } from 'zod';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { RestError } from '../../../rest/rest-error.ts';
import type { Handler, RestAnswer } from '../../../rest/rest-request.ts';
import { SoqlError } from '../../../soql/index.ts';
import { uiFailure, uiRefusals } from '../refusals.ts';
import { viewOf, type View } from '../view.ts';
import { fieldsIn } from './connection.ts';
import { GraphqlInvalid, undefinedField } from './invalid.ts';
import { parseGraphql, type Asked, type FieldSelection, type Selection } from './parse.ts';
import { connectionJson } from './shape-answer.ts';
import { GraphqlUnreadable } from './tokens.ts';
import type { Value } from './values.ts';

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(value), z.record(z.string(), value)]),
);

const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), value).nullish(),
  operationName: z.string().nullish(),
});

const askedIn = (sent: unknown): Asked => {
  const parsed = body.safeParse(sent);
  if (!parsed.success) throw uiRefusals.badBody(z.prettifyError(parsed.error));
  const { query, variables, operationName } = parsed.data;
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
};

const objectJson = (view: View, selection: FieldSelection): unknown => {
  const object = view.org.schema.find(selection.name);
  if (object?.name !== selection.name) throw undefinedField(selection.name, 'RecordQuery');
  return connectionJson({ view, object, within: undefined }, selection);
};

/** What stands under a field; `__typename` tells where one is. */
const under = (
  selections: readonly Selection[],
  answers: Readonly<Record<string, (selection: FieldSelection) => unknown>>,
  type: string,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fieldsIn(selections, type).map((one) => {
      const answer = answers[one.name];
      if (answer === undefined) throw new Unsupported(`the GraphQL field ${one.name} of ${type}`);
      return [one.alias, answer(one)];
    }),
  );

const dataFor = (view: View, selections: readonly Selection[]): unknown => {
  const query = (asked: FieldSelection) =>
    Object.fromEntries(fieldsIn(asked.selections, 'RecordQuery').map((one) => [one.alias, objectJson(view, one)]));
  const uiapi = (asked: FieldSelection) => under(asked.selections, { query }, 'UIAPI');
  return under(selections, { uiapi }, 'Query');
};

const withError = (message: string): RestAnswer => ({
  status: 200,
  body: { data: null, errors: [{ message, paths: [], locations: [] }] },
});

const failed = (error: unknown): RestAnswer => {
  if (error instanceof GraphqlUnreadable) return withError(`Invalid Syntax: ${error.message}`);
  const isOfQuery = error instanceof GraphqlInvalid || error instanceof SoqlError || error instanceof RestError;
  return isOfQuery ? withError(error.message) : uiFailure(error);
};

export const runGraphql: Handler = (context, { body: sent, version }) => {
  try {
    const view = viewOf(context, version);
    return { status: 200, body: { data: dataFor(view, parseGraphql(askedIn(sent))), errors: [] } };
  } catch (error) {
    return failed(error);
  }
};
