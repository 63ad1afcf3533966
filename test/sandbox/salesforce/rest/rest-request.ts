import { z } from 'zod';
import type { Caller, Org, RawRecord } from '../data/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { restRefusals } from './rest-error.ts';

/**
 * A REST call without its transport, so that a composite call can make the same calls from within. Handlers are synchronous:
 * a call is one transaction, and nothing may come between.
 */
export type RestRequest = {
  readonly method: string;
  /** Path after `/services/data/vNN.0`, decoded segments. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly version: string;
  readonly body: unknown;
  /** By lower-case name; none of a call within another one. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export type RestAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RestContext = {
  /** What the caller may see and do of it. */
  readonly org: Org;
  /** For what the platform works out itself, such as formulas. */
  readonly wholeOrg: Org;
  readonly caller: Caller;
  /** Makes a call from within another one. */
  readonly dispatch: (context: RestContext, request: RestRequest) => RestAnswer;
  /** Runs a query; the body of the answer the query resource would give. */
  readonly query: (soql: string, place: { version: string; includeDeleted: boolean }) => object;
  /** The limits resource's body. */
  readonly limits: () => object;
};

/** A handler of one route; `parameters` are the path's variable parts by name. */
export type Handler = (context: RestContext, request: RestRequest, parameters: Parameters) => RestAnswer;
export type Parameters = Readonly<Record<string, string>>;

/** The object a path names. */
export const objectIn = (context: RestContext, parameters: Parameters): ObjectSchema => {
  const object = context.org.schema.find(parameters.object ?? '');
  if (object === undefined) throw restRefusals.notFound();
  return object;
};

const record = z.record(z.string(), z.unknown());

/** The body as a record. */
export const recordIn = (request: RestRequest): RawRecord => {
  const parsed = record.safeParse(request.body);
  if (!parsed.success)
    throw restRefusals.unreadable('The HTTP entity body is required, but this request has no entity body.');
  return parsed.data;
};

/**
 * The body in the shape a resource expects.
 * @throws RestError JSON_PARSER_ERROR naming what does not fit
 */
export const bodyAs = <Shape extends z.ZodType>(request: RestRequest, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw restRefusals.unreadable(
    `Unrecognized field or value at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign stays what it is.
    return segment;
  }
};

/** Splits `/services/data/v68.0/sobjects/Account/001…?fields=Name` into what a handler gets. */
export const parseUrl = (url: string): Pick<RestRequest, 'segments' | 'query' | 'version'> | undefined => {
  const parsed = /^\/?(?:services\/data\/)?v(\d+\.\d)(\/[^?]*)?(?:\?(.*))?$/.exec(url);
  if (parsed === null) return undefined;
  const [, version = '', path = '', query = ''] = parsed;
  return {
    version,
    segments: path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decoded(segment)),
    query: new URLSearchParams(query),
  };
};
