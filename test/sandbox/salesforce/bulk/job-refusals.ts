/** What the Bulk API refuses before a job runs, in the platform's codes. */
import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import { RestError } from '../rest/rest-error.ts';

const refusal = (errorCode: string, message: string, status = 400): RestError =>
  new RestError(status, [{ message, errorCode }]);

export const jobRefusals = {
  notFound: () => refusal('NOT_FOUND', 'The requested resource does not exist', 404),
  invalidJob: (reason: string) => refusal('INVALIDJOB', `InvalidJob : ${reason}`),
  unknownObject: (object: string) =>
    refusal('INVALIDENTITY', `InvalidEntity : Entity '${object}' is not supported by the Bulk API.`),
  invalidState: (reason: string) => refusal('INVALIDJOBSTATE', reason),
  secondContent: (id: string) =>
    refusal(
      'INVALIDJOBSTATE',
      `Found multiple contents for job: <${id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
    ),
  tooLarge: () => refusal('EXCEEDED_MAX_SIZE_REQUEST', 'The uploaded content is larger than 150 MB', 413),
  notInBulkQuery: (feature: string) => refusal('API_ERROR', `${feature} not supported in Bulk V2 Query`),
  unreadable: (message: string) => refusal('JSON_PARSER_ERROR', message),
} as const;

/** Properties of a job the platform knows and the sandbox does not. */
const UNSUPPORTED_PROPERTIES = ['assignmentRuleId'] as const;

/**
 * Reads the JSON a client sent.
 * @throws RestError JSON_PARSER_ERROR naming the property that does not fit
 */
export const parseBody = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const record = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
  const known = UNSUPPORTED_PROPERTIES.find((name) => record[name] !== undefined);
  if (known !== undefined) throw new Unsupported(`${known} of bulk jobs`);
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw jobRefusals.unreadable(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
};
