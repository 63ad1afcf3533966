/** Notifications of the last day, for those who do not look at the bell. */
import { LightningElement } from 'lwc';
import { followNotifications, type Notification } from 'lightningPage/notifications';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const MOST = 10;

/** The org's clock may be ahead of the browser's: what has just come is of today in any case. */
const ofToday = (all: readonly Notification[]): readonly Notification[] => {
  const newest = Math.max(Date.now(), ...all.map(({ at }) => at));
  return all.filter(({ at }) => newest - at < DAY_MILLISECONDS).slice(0, MOST);
};

export default class TodaysNotifications extends LightningElement {
  today: readonly Notification[] = [];
  #end: (() => void) | undefined;

  override connectedCallback(): void {
    this.#end = followNotifications((all) => {
      this.today = ofToday(all);
    });
  }

  override disconnectedCallback(): void {
    this.#end?.();
  }
}
