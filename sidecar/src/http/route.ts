import { z } from 'zod';
import { invalidInput } from './http-refusal.ts';

/** A route as data: what it takes, what it answers and who may call it. One file per group of routes lists them. */

/** What a token may do: look; run and replay too; change settings too. `org` is the Salesforce org itself. */
export const SCOPES = ['viewer', 'operator', 'admin', 'org'] as const;
export type Scope = (typeof SCOPES)[number];

export type Caller = {
  readonly scope: Scope;
  /** Names the token in records without giving it away. */
  readonly name: string;
};

export type Answer = {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly text?: { readonly type: string; readonly content: string } | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** What a handler may know besides its parsed input. */
export type RequestContext = {
  /** The bytes as they came, for signatures. */
  readonly rawBody: Buffer;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly correlationId: string;
  /** Undefined on public routes only. */
  readonly caller: Caller | undefined;
};

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Responses = Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType | undefined }>>;

export type RouteDefinition<Shape extends z.core.$ZodShape> = {
  readonly method: Method;
  /** With `:name` for parameters: `/v1/failures/:id`. */
  readonly path: string;
  readonly summary: string;
  /** One scope is enough; admin includes operator, operator includes viewer. `public` asks for no token. */
  readonly scope: 'public' | Scope | readonly Scope[];
  /**
   * An object of `params`, `query` and `body` (JSON), each as needed; make each a strict object, so that an unknown field is
   * refused by name. A route without `body` gets the bytes in `context.rawBody` unparsed.
   */
  readonly request: z.ZodObject<Shape>;
  readonly responses: Responses;
  readonly handle: (input: z.output<z.ZodObject<Shape>>, context: RequestContext) => Promise<Answer>;
};

/** A request whose parts are not parsed yet; `json` is asked for only by routes with a body. */
export type RawRequest = RequestContext & {
  readonly params: unknown;
  readonly query: unknown;
  readonly json: () => unknown;
};

/** A route whose input type is its own affair, so that many fit in one list. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly scopes: 'public' | readonly Scope[];
  readonly request: Readonly<Record<string, z.core.$ZodType>>;
  readonly responses: Responses;
  /** Parses at the door, then handles. @throws HttpRefusal naming each invalid field */
  readonly serve: (request: RawRequest) => Promise<Answer>;
};

/** For routes that take nothing. */
export const noInput = z.object({});

const scopesOf = (scope: RouteDefinition<z.core.$ZodShape>['scope']): Route['scopes'] => {
  if (scope === 'public') return scope;
  return typeof scope === 'string' ? [scope] : scope;
};

export const defineRoute = <Shape extends z.core.$ZodShape>(definition: RouteDefinition<Shape>): Route => ({
  method: definition.method,
  path: definition.path,
  summary: definition.summary,
  scopes: scopesOf(definition.scope),
  request: definition.request.shape,
  responses: definition.responses,
  serve: async ({ params, query, json, ...context }) => {
    const body = 'body' in definition.request.shape ? json() : undefined;
    const read = definition.request.safeParse({ params, query, body });
    if (!read.success) throw invalidInput(read.error);
    return definition.handle(read.data, context);
  },
});
