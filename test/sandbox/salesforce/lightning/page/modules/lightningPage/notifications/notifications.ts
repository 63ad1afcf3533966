/** Notifications that the org has sent to the person, newest first; which of them were read is kept in the browser. */
import { callOrg } from 'lightningPlatform/orgCall';
import { session } from 'lightningPlatform/session';

type Sent = {
  readonly title: string;
  readonly body: string;
  readonly targetId?: string;
  readonly sentAt: string;
};

export type Notification = Sent & {
  readonly key: string;
  readonly isNew: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The record that opens from it; the page one is on when there is none. */
  readonly url: string;
};

const READ = `lightning notifications read ${session.user.id}`;

const readUntil = (): string => window.localStorage.getItem(READ) ?? '';

const shown = (one: Sent, nth: number): Notification => ({
  ...one,
  key: `${one.sentAt} ${nth}`,
  at: Date.parse(one.sentAt),
  isNew: one.sentAt > readUntil(),
  url: one.targetId === undefined ? '/lightning/page/home' : `/lightning/r/${one.targetId}/view`,
});

export const readNotifications = async (): Promise<readonly Notification[]> => {
  const sent = await callOrg<readonly Sent[]>({ path: '/sandbox/notifications' });
  return sent.map(shown).toReversed();
};

export const markRead = (notifications: readonly Notification[]): readonly Notification[] => {
  const newest = notifications
    .map(({ sentAt }) => sentAt)
    .toSorted()
    .at(-1);
  if (newest !== undefined && newest > readUntil()) window.localStorage.setItem(READ, newest);
  return notifications.map((one) => ({ ...one, isNew: false }));
};

const EVERY_MILLISECONDS = 10_000;

/**
 * Reads again and again while somebody looks at the window.
 * @returns ends it
 */
export const followNotifications = (hear: (notifications: readonly Notification[]) => void): (() => void) => {
  const look = (): void => {
    if (document.visibilityState === 'hidden') return;
    // A failure shows elsewhere on the page; the next look may succeed.
    readNotifications().then(hear, () => undefined);
  };
  const timer = window.setInterval(look, EVERY_MILLISECONDS);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    window.clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
};
