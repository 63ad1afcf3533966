/**
 * `POST …/graphql`: queries of records, `{ uiapi { query { Account(first: 5) { edges { node { Name { value } } } } } } }`, and
 * mutations. What is wrong with a request stands in its answer. https://developer.salesforce.com/docs/platform/graphql/guide/graphql-about.html
 */
import { z } from 'zod';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { RestError } from '../../../rest/rest-error.ts';
import type { Handler, RestAnswer } from '../../../rest/rest-request.ts';
import { SoqlError } from '../../../soql/index.ts';
import { uiFailure, uiRefusals } from '../refusals.ts';
import { viewOf, type View } from '../view.ts';
import { aggregateJson } from './aggregate.ts';
import { GraphqlInvalid, undefinedField, type ErrorType } from './invalid.ts';
import { mutationJson } from './mutation.ts';
import { objectInfosJson } from './object-infos.ts';
import { parseGraphql, type Asked } from './parse.ts';
import { fieldsIn, type FieldSelection, type Selection } from './selections.ts';
import { connectionJson } from './shape-answer.ts';
import { GraphqlUnreadable, type Location } from './tokens.ts';
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

type OfObject = (place: Parameters<typeof connectionJson>[0], selection: FieldSelection) => unknown;

/** One field for each object that the caller sees. */
const ofObjects = (view: View, asked: FieldSelection, [type, json]: readonly [string, OfObject]): unknown =>
  Object.fromEntries(
    fieldsIn(asked.selections, type).flatMap((one): readonly (readonly [string, unknown])[] => {
      const object = view.org.schema.find(one.name);
      if (object?.name === one.name) return [[one.alias, json({ view, object, within: undefined }, one)]];
      if (one.isOptional) return [];
      throw undefinedField(one, type);
    }),
  );

type Answers = Readonly<Record<string, (selection: FieldSelection) => unknown>>;

/** What stands under a field of the root, of which the sandbox has some. */
const under = (selections: readonly Selection[], answers: Answers, type: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fieldsIn(selections, type).map((one) => {
      const answer = answers[one.name];
      if (answer === undefined) throw new Unsupported(`the GraphQL field ${one.name} of ${type}`);
      return [one.alias, answer(one)];
    }),
  );

const queryJson = (view: View, selections: readonly Selection[]): unknown => {
  const uiapi = (asked: FieldSelection) =>
    under(
      asked.selections,
      {
        query: (one) => ofObjects(view, one, ['RecordQuery', connectionJson]),
        aggregate: (one) => ofObjects(view, one, ['RecordQueryAggregate', aggregateJson]),
        objectInfos: (one) => objectInfosJson(view, one),
      },
      'UIAPI',
    );
  return under(selections, { uiapi }, 'Query');
};

type Told = { readonly message: string; readonly type: ErrorType; readonly locations?: readonly Location[] };

const errorJson = ({ message, type, locations = [] }: Told) => ({
  message,
  paths: [],
  locations,
  extensions: { ErrorType: type },
});

const withError = (told: Told): RestAnswer => ({ status: 200, body: { data: null, errors: [errorJson(told)] } });

const failed = (error: unknown): RestAnswer => {
  if (error instanceof GraphqlInvalid) return withError(error);
  if (error instanceof GraphqlUnreadable) {
    const locations = error.location === undefined ? [] : [error.location];
    return withError({ message: `Invalid Syntax : ${error.message}`, type: 'InvalidSyntax', locations });
  }
  const isOfQuery = error instanceof SoqlError || error instanceof RestError;
  return isOfQuery ? withError({ message: error.message, type: 'DataFetchingException' }) : uiFailure(error);
};

export const runGraphql: Handler = (context, { body: sent, version }) => {
  try {
    const view = viewOf(context, version);
    const { kind, selections } = parseGraphql(askedIn(sent));
    if (kind === 'query') return { status: 200, body: { data: queryJson(view, selections), errors: [] } };
    const { data, errors } = mutationJson(view, selections);
    return { status: 200, body: { data, errors: errors.map(errorJson) } };
  } catch (error) {
    return failed(error);
  }
};
