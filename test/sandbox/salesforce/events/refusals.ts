import { Metadata, status } from '@grpc/grpc-js';
import { Unsupported } from '../../shared/unsupported.ts';

/**
 * How the Pub/Sub API says no: a gRPC status, the trailers `error-code` (where the platform documents one) and `rpc-id`, and
 * the RPC id once more at the end of the message.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handling-errors.html
 */
export class Refusal extends Error {
  readonly code: status;
  readonly errorCode: string | undefined;
  /** True for a connection that breaks: no trailers, no RPC id. */
  readonly bare: boolean;

  constructor(refusal: { code: status; message: string; errorCode?: string | undefined; bare?: boolean }) {
    super(refusal.message);
    this.name = 'Refusal';
    this.code = refusal.code;
    this.errorCode = refusal.errorCode;
    this.bare = refusal.bare ?? false;
  }
}

const DOMAIN = 'sfdc.platform.eventbus.grpc';

/** The refusals the platform documents, each under the name of its cause. */
export const REFUSALS = {
  unauthenticated: {
    code: status.UNAUTHENTICATED,
    errorCode: `${DOMAIN}.service.auth.error`,
    message: 'An authentication exception occurred. Check the accesstoken, instanceurl and tenantid metadata.',
  },
  unavailable: {
    code: status.UNAVAILABLE,
    errorCode: `${DOMAIN}.service.unavailable`,
    message: 'The service is unavailable.',
  },
  tooManyClients: {
    code: status.RESOURCE_EXHAUSTED,
    errorCode: `${DOMAIN}.concurrent.client.limit.exceeded`,
    message: 'You have exceeded the limit of concurrent clients.',
  },
  replayIdCorrupted: {
    code: status.INVALID_ARGUMENT,
    errorCode: `${DOMAIN}.subscription.fetch.replayid.corrupted`,
    message:
      'The Replay ID validation failed. Ensure that the Replay ID is valid and refers to an event within the retention window.',
  },
  replayIdInvalid: {
    code: status.INVALID_ARGUMENT,
    errorCode: `${DOMAIN}.subscription.fetch.replayid.validation.failed`,
    message: 'The Replay ID validation failed. Ensure that the Replay ID is valid.',
  },
  requestedEventsInvalid: {
    code: status.INVALID_ARGUMENT,
    errorCode: `${DOMAIN}.subscription.fetch.requested.events.invalid`,
    message: 'The number of requested events must be greater than zero.',
  },
  deliveryLimitExceeded: {
    code: status.RESOURCE_EXHAUSTED,
    errorCode: `${DOMAIN}.subscription.limit.exceeded`,
    message: 'You have exceeded the event delivery limit for your org.',
  },
  streamReset: { code: status.UNAVAILABLE, message: 'RST_STREAM closed stream', bare: true },
  messageTooLarge: {
    code: status.UNAVAILABLE,
    message: 'upstream connect error or disconnect/reset before headers. reset reason: remote reset',
    bare: true,
  },
} as const;

export type Cause = keyof typeof REFUSALS;

export const refuse = (cause: Cause): Refusal => new Refusal(REFUSALS[cause]);

const asRefusal = (thrown: unknown): Refusal => {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof Unsupported) return new Refusal({ code: status.UNIMPLEMENTED, message: thrown.message });
  return new Refusal({ code: status.INTERNAL, message: thrown instanceof Error ? thrown.message : String(thrown) });
};

export type GrpcError = { readonly code: status; readonly details: string; readonly metadata: Metadata };

/** Anything thrown, as the status and trailers that end a call. */
export const grpcErrorOf = (thrown: unknown, rpcId: string): GrpcError => {
  const refusal = asRefusal(thrown);
  const metadata = new Metadata();
  if (refusal.bare) return { code: refusal.code, details: refusal.message, metadata };
  if (refusal.errorCode !== undefined) metadata.set('error-code', refusal.errorCode);
  metadata.set('rpc-id', rpcId);
  return { code: refusal.code, details: `${refusal.message} rpcId: ${rpcId}`, metadata };
};
