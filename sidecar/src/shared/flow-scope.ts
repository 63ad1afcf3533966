/**
 * What a data flow takes. Administrators narrow a flow by its first day and by a condition on accounts; a record that is
 * left out is remembered, so that it is taken as soon as it takes part. What was taken once is kept current, whatever the
 * flow takes by then: figures in Salesforce are never left to age unseen.
 */

/** A record of the ledger, with what decides whether it takes part. */
export type Dated = {
  readonly id: string;
  readonly customerId: string;
  /** The record's own day, `YYYY-MM-DD`. */
  readonly on: string;
};

export type FlowScope = {
  /**
   * Which of these take part, by id; the others are remembered as left out. While the filter cannot be used, nothing new does.
   * @param known ids that were taken before
   */
  readonly admit: (records: readonly Dated[], known: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  /**
   * Some that were left out and take part by now.
   * @param most how many at once
   * @throws Failure SCHEMA_CHANGED when the filter cannot be used
   */
  readonly joined: (most: number) => Promise<readonly string[]>;
  /** They are not there any more, or wait elsewhere. */
  readonly forget: (ids: readonly string[]) => Promise<void>;
};
