/**
 * The custom notifications of an org: they ring no bell here, but a page can show what would have rung.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_custom_notification.htm
 */
import type { Org } from '../../data/types.ts';

export type CustomNotification = {
  /** Developer name of its type. */
  readonly type: string;
  /** Ids of users, groups, queues, records whose owners are meant. */
  readonly recipientIds: readonly string[];
  readonly senderId: string;
  readonly title: string;
  readonly body: string;
  /** The record that opens from it. */
  readonly targetId: string | undefined;
  readonly sentAt: string;
};

export type NotificationTray = {
  /** Oldest first. */
  sent(): readonly CustomNotification[];
  /** Sends it once the running transaction has committed, or at once outside of any. */
  send(notification: Omit<CustomNotification, 'sentAt'>): void;
};

type Home = Pick<Org, 'afterCommit' | 'clock' | 'locks'>;

/** By the locks of the org, which all that stand for it share. */
const trays = new WeakMap<Org['locks'], NotificationTray>();

const openTray = (org: Home): NotificationTray => {
  const sent: CustomNotification[] = [];
  return {
    sent: () => sent,
    send(notification) {
      const sentAt = org.clock.now().toISOString();
      org.afterCommit(() => sent.push({ ...notification, sentAt }));
    },
  };
};

/** The one tray of an org. */
export const notificationsOf = (org: Home): NotificationTray => {
  const tray = trays.get(org.locks) ?? openTray(org);
  trays.set(org.locks, tray);
  return tray;
};
