import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import { answerTo } from './answer.ts';
import { filled, type Answers } from './references.ts';
import { restRefusals } from './rest-error.ts';
import { bodyAs, parseUrl, type Handler, type RestAnswer, type RestContext } from './rest-request.ts';
import { refuseConditions } from './unsupported-requests.ts';

/**
 * Several calls in one: composite (with references between them), graphs of them, and independent batches.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm
 */
const MOST_SUBREQUESTS = 25;
/** Of those, queries and collections. */
const MOST_LARGE_SUBREQUESTS = 5;
const MOST_NODES = 500;
const MOST_GRAPHS = 75;
const MOST_FAILED_GRAPHS = 14;

const subrequest = z.strictObject({
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string(),
  referenceId: z.string().regex(/^[A-Za-z0-9_]+$/),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).optional(),
});
type Subrequest = z.infer<typeof subrequest>;

type Subanswer = {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
};

const halted = (referenceId: string, message: string): Subanswer => ({
  body: [{ errorCode: 'PROCESSING_HALTED', message }],
  httpHeaders: {},
  httpStatusCode: 400,
  referenceId,
});

const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

type Part = Pick<Subrequest, 'method' | 'url' | 'body' | 'httpHeaders'>;

/** Makes one of the calls; its refusal is its answer. */
const makeCall = (context: RestContext, part: Part, answers: Answers): RestAnswer =>
  answerTo(() => {
    refuseConditions(Object.keys(part.httpHeaders ?? {}));
    const target = parseUrl(String(filled(part.url, answers)));
    if (target === undefined) throw restRefusals.badRequest(`Invalid URL: ${part.url}`);
    if (target.segments[0] === 'composite' && target.segments[1] !== 'sobjects') {
      throw restRefusals.badRequest('A composite request cannot contain another composite request.');
    }
    return context.dispatch(context, { ...target, method: part.method, body: filled(part.body, answers) });
  });

const isFailure = (answer: Subanswer): boolean => answer.httpStatusCode >= 400;

const makeCalls = (
  context: RestContext,
  parts: readonly Subrequest[],
  stopsAtFailure: boolean,
): readonly Subanswer[] => {
  const answers = new Map<string, unknown>();
  const done: Subanswer[] = [];
  for (const part of parts) {
    if (stopsAtFailure && done.some(isFailure)) break;
    const { status, body = null, headers = {} } = makeCall(context, part, answers);
    if (status < 400) answers.set(part.referenceId, body);
    done.push({ body, httpHeaders: headers, httpStatusCode: status, referenceId: part.referenceId });
  }
  return done;
};

class Undone extends Error {
  readonly answers: readonly Subanswer[];

  constructor(answers: readonly Subanswer[]) {
    super('rolled back');
    this.answers = answers;
  }
}

/** All calls in one transaction: one failure takes back the others, which then say so. */
const makeAtomically = (context: RestContext, parts: readonly Subrequest[]): readonly Subanswer[] => {
  try {
    return context.org.transaction(() => {
      const answers = makeCalls(context, parts, true);
      if (answers.some(isFailure)) throw new Undone(answers);
      return answers;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return parts.map(({ referenceId }) => {
      const own = error.answers.find((answer) => answer.referenceId === referenceId);
      return own !== undefined && isFailure(own) ? own : halted(referenceId, ROLLED_BACK);
    });
  }
};

const checkReferenceIds = (parts: readonly Subrequest[]): void => {
  const ids = parts.map((part) => part.referenceId);
  const repeated = ids.find((id, position) => ids.indexOf(id) !== position);
  if (repeated !== undefined) throw restRefusals.badRequest(`The referenceId ${repeated} is used more than once.`);
};

const isQuery = ({ url }: Subrequest): boolean => /\/query(All)?([/?]|$)/.test(url);
const isCollection = ({ url }: Subrequest): boolean => url.includes('/composite/sobjects');

const compositeBody = z.strictObject({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().optional(),
  compositeRequest: z.array(subrequest),
});

export const composite: Handler = (context, request) => {
  const { allOrNone, compositeRequest: parts } = bodyAs(request, compositeBody);
  if (parts.length > MOST_SUBREQUESTS) {
    throw restRefusals.badRequest(`Too many subrequests: at most ${MOST_SUBREQUESTS} are allowed.`);
  }
  if (parts.filter((part) => isQuery(part) || isCollection(part)).length > MOST_LARGE_SUBREQUESTS) {
    const message = `Too many subrequests: at most ${MOST_LARGE_SUBREQUESTS} may be queries or sObject collections.`;
    throw restRefusals.badRequest(message);
  }
  checkReferenceIds(parts);
  const compositeResponse = allOrNone ? makeAtomically(context, parts) : makeCalls(context, parts, false);
  return { status: 200, body: { compositeResponse } };
};

const graphBody = z.strictObject({
  graphs: z.array(z.strictObject({ graphId: z.string(), compositeRequest: z.array(subrequest) })),
});

export const compositeGraph: Handler = (context, request) => {
  const { graphs } = bodyAs(request, graphBody);
  const nodes = graphs.reduce((sum, graph) => sum + graph.compositeRequest.length, 0);
  if (nodes > MOST_NODES) throw restRefusals.badRequest(`Too many nodes: at most ${MOST_NODES} are allowed.`);
  if (graphs.length > MOST_GRAPHS)
    throw restRefusals.badRequest(`Too many graphs: at most ${MOST_GRAPHS} are allowed.`);
  if (graphs.some((graph) => graph.compositeRequest.some((part) => isQuery(part) || isCollection(part)))) {
    throw new Unsupported('queries and sObject collections in a composite graph');
  }
  let failed = 0;
  const answers = graphs.map(({ graphId, compositeRequest: parts }) => {
    checkReferenceIds(parts);
    const compositeResponse =
      failed > MOST_FAILED_GRAPHS
        ? parts.map((part) => halted(part.referenceId, 'Processing was halted because too many graphs failed.'))
        : makeAtomically(context, parts);
    const isSuccessful = !compositeResponse.some(isFailure);
    if (!isSuccessful) failed += 1;
    return { graphId, graphResponse: { compositeResponse }, isSuccessful };
  });
  return { status: 200, body: { graphs: answers } };
};

const batchBody = z.strictObject({
  haltOnError: z.boolean().default(false),
  batchRequests: z.array(
    z.strictObject({
      method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
      url: z.string(),
      richInput: z.unknown().optional(),
    }),
  ),
});

const HALTED = [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }];

export const compositeBatch: Handler = (context, request) => {
  const { haltOnError, batchRequests } = bodyAs(request, batchBody);
  if (batchRequests.length > MOST_SUBREQUESTS) {
    throw restRefusals.badRequest(`Too many subrequests: at most ${MOST_SUBREQUESTS} are allowed.`);
  }
  let hasErrors = false;
  const results = batchRequests.map(({ method, url, richInput }) => {
    if (hasErrors && haltOnError) return { statusCode: 412, result: HALTED };
    const { status, body = null } = makeCall(context, { method, url, body: richInput }, new Map());
    hasErrors ||= status >= 400;
    return { statusCode: status, result: body };
  });
  return { status: 200, body: { hasErrors, results } };
};
