import type { Failure } from './failure.ts';

/**
 * A record of the ledger with a value that Orderbridge does not know. It waits alone, where a person sees it, while the
 * records beside it go on. The failure names the field and tells the story.
 */
export type Unreadable = { readonly id: string; readonly failure: Failure };

/** Records that could not be read: told to people, and remembered until they can be. */
export type UnreadableRecords = {
  /** Tells people of one; the same one is told once, until it has been read. */
  readonly report: (record: Unreadable) => Promise<void>;
  /** The ids of those people were told of. */
  readonly open: () => Promise<readonly string[]>;
  /** It has been read, or is gone. */
  readonly settle: (id: string) => Promise<void>;
};
