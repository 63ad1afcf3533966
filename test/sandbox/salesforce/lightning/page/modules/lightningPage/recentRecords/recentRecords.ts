/** What the person has looked at lately. */
import { LightningElement } from 'lwc';
import { iconNameOf } from 'lightningPage/icons';
import { recordUrl } from 'lightningPage/recordText';
import { visits } from 'lightningPage/visits';

const MOST = 10;

export default class RecentRecords extends LightningElement {
  readonly records = visits()
    .slice(0, MOST)
    .map((visit) => ({
      ...visit,
      url: recordUrl(visit.id, visit.objectApiName),
      icon: iconNameOf(visit.iconUrl, visit.objectApiName),
    }));
}
