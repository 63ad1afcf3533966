/** Values that rows of documents and of payments carry alike. */

/** The amount without the sign that tells on which side of the ledger it stands. */
export const withoutSign = (value: string): string => value.replace(/^-/, '');

/** The correlation id that our sales orders wrote into the memo; NetSuite copies the memo to what follows from them. */
export const correlationIn = (memo: string | undefined): string | undefined =>
  /\bOrderbridge (\S+)/.exec(memo ?? '')?.[1];
