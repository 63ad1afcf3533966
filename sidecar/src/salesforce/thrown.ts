import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { z } from 'zod';
import { Failure } from '../shared/failure.ts';
import { failureOf } from './errors.ts';
import type { Refusal } from './errors.ts';

/** Reads what jsforce, fetch and gRPC throw, so that the one table of meanings can judge it. */
const platformError = z.object({
  errorCode: z.string(),
  message: z.string(),
  data: z
    .union([
      z.object({ fields: z.array(z.string()).optional() }),
      z.array(z.object({ errorCode: z.string(), message: z.string(), fields: z.array(z.string()).optional() })).min(1),
    ])
    .optional()
    .catch(undefined),
});
const networkError = z.object({
  name: z.string(),
  message: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

const refusalOfPlatform = (error: z.infer<typeof platformError>): Refusal => {
  const first = Array.isArray(error.data) ? error.data[0] : undefined;
  if (first !== undefined) return { code: first.errorCode, message: first.message, fields: first.fields };
  const fields = Array.isArray(error.data) ? undefined : error.data?.fields;
  return { code: error.errorCode, message: error.message, fields };
};

/** What was refused, and how, out of anything thrown by jsforce or the transport. */
export const refusalOf = (thrown: unknown): Refusal => {
  const platform = platformError.safeParse(thrown);
  if (platform.success) {
    const refusal = refusalOfPlatform(platform.data);
    return { ...refusal, outcomeUnknown: /^ERROR_HTTP_5/.test(refusal.code), cause: thrown };
  }
  const network = networkError.safeParse(thrown);
  if (!network.success) return { code: 'UNKNOWN', message: String(thrown), outcomeUnknown: true, cause: thrown };
  const { name, message, cause } = network.data;
  return { code: cause?.code ?? name, message, outcomeUnknown: cause?.code !== 'ECONNREFUSED', cause: thrown };
};

/** Anything a call threw, as a Failure. */
export const asSalesforceFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure ? thrown : failureOf(refusalOf(thrown));

export const isExpiredSession = (thrown: unknown): boolean =>
  ['INVALID_SESSION_ID', 'ERROR_HTTP_401'].includes(refusalOf(thrown).code);

export const isServiceError = (thrown: unknown): thrown is ServiceError =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'number' && 'metadata' in thrown;

/** The platform's own code of a gRPC error, without its domain; empty when it gave none. */
export const eventErrorCodeOf = (error: ServiceError): string =>
  String(error.metadata.get('error-code')[0] ?? '').replace('sfdc.platform.eventbus.grpc.', '');

const CODE_OF_STATUS: Partial<Record<status, string>> = {
  [status.UNAUTHENTICATED]: 'INVALID_SESSION_ID',
  [status.UNAVAILABLE]: 'SERVER_UNAVAILABLE',
  [status.DEADLINE_EXCEEDED]: 'SERVER_UNAVAILABLE',
  [status.CANCELLED]: 'SERVER_UNAVAILABLE',
  [status.ABORTED]: 'SERVER_UNAVAILABLE',
  [status.INTERNAL]: 'SERVER_UNAVAILABLE',
  [status.UNKNOWN]: 'SERVER_UNAVAILABLE',
  [status.RESOURCE_EXHAUSTED]: 'LIMIT_EXCEEDED',
  [status.NOT_FOUND]: 'NOT_FOUND',
  [status.PERMISSION_DENIED]: 'INSUFFICIENT_ACCESS_OR_READONLY',
};

/**
 * A gRPC error as a Failure.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handling-errors.html
 */
export const failureOfGrpc = (error: ServiceError): Failure =>
  failureOf({
    code: CODE_OF_STATUS[error.code] ?? `GRPC_${error.code}`,
    message: error.details,
    outcomeUnknown: [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED].includes(error.code),
    cause: error,
  });
