import { randomUUID } from 'node:crypto';

/**
 * What an action came to, kept until the page after it is drawn: the address holds a number only, so that nobody can put
 * words into the console's mouth.
 */
export type Message = {
  readonly kind: 'done' | 'refused';
  readonly text: string;
  /** Where to go on from here. */
  readonly link?: { readonly href: string; readonly label: string } | undefined;
  /** What was typed, so that a refused form need not be filled in again. */
  readonly given?: { readonly action: string; readonly values: Readonly<Record<string, string>> };
};

export type Messages = {
  /** @returns the number under which the page finds it */
  readonly keep: (message: Message) => string;
  readonly read: (id: string | undefined) => Message | undefined;
};

const MOST = 100;

/** No message yet; the oldest are dropped. */
export const openMessages = (): Messages => {
  const kept = new Map<string, Message>();
  return {
    keep(message) {
      const id = randomUUID();
      kept.set(id, message);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    read: (id) => kept.get(id ?? ''),
  };
};
