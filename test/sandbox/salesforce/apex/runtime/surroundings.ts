/** What Apex reaches beyond the org's data: other systems over HTTP, and the files of static resources. */
import { Unsupported } from '../../../shared/unsupported.ts';

/** A request on its way out of the org. */
export type OutgoingRequest = {
  /** `GET` */
  readonly method: string;
  /** A URL, or `callout:Name/path` of a named credential. */
  readonly endpoint: string;
  /** By name as written. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly timeoutMilliseconds: number;
  /** Which certificate the caller shows, where it shows one. */
  readonly certificate: string | undefined;
};

export type IncomingResponse = {
  readonly statusCode: number;
  /** `OK` */
  readonly status: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
};

/** One allocation of the org, in the words of the limits resource. */
export type OrgAllocation = { readonly Max: number; readonly Remaining: number };

export type Surroundings = {
  /** Waits for the answer. @throws System.CalloutException when there is none */
  send(request: OutgoingRequest): IncomingResponse;
  /** The content of a static resource; undefined when the org has none of that name. */
  staticResource(name: string): Buffer | undefined;
  /** The org's allocations by name, and what is left of them. */
  orgLimits(): Readonly<Record<string, OrgAllocation>>;
};

const unused = (Max: number): OrgAllocation => ({ Max, Remaining: Max });

/** An org on its own. */
export const noSurroundings: Surroundings = {
  send: ({ endpoint }) => {
    throw new Unsupported(`callouts from Apex to ${endpoint}`);
  },
  staticResource: () => undefined,
  orgLimits: () => ({
    DailyApiRequests: unused(100_000),
    DailyDeliveredPlatformEvents: unused(25_000),
    HourlyPublishedPlatformEvents: unused(250_000),
  }),
};
