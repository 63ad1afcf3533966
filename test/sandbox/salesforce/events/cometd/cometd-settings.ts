/** Times and allocations of the Streaming API; the defaults are the documented ones of Enterprise Edition. */
export type CometdSettings = {
  /** A connect that has nothing to tell is answered after so long. */
  readonly connectMilliseconds: number;
  /** A client that does not connect again within so long is forgotten. */
  readonly reconnectMilliseconds: number;
  readonly concurrentClients: number;
};

/** https://developer.salesforce.com/docs/platform/api-streaming/guide/limits.html */
export const COMETD_SETTINGS: CometdSettings = {
  connectMilliseconds: 110_000,
  reconnectMilliseconds: 40_000,
  concurrentClients: 1_000,
};
