import type { Failure } from './failure.ts';

/**
 * A record of the ledger with a value that Orderbridge does not know. It waits alone, where a person sees it, while the
 * records beside it go on. The failure names the field and tells the story.
 */
export type Unreadable = { readonly id: string; readonly failure: Failure };
