/** All related lists of a record's page. */
import { api, LightningElement, wire } from 'lwc';
import { getRelatedListsInfo } from 'lightning/uiRelatedListApi';
import { sentenceOf } from 'lightningPage/failureText';
import type { RelatedLists as Answer, RelatedListSummary } from 'lightningPage/uiShapes';

export default class RelatedLists extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  lists: readonly RelatedListSummary[] | undefined;
  problem = '';

  @wire(getRelatedListsInfo, { parentObjectApiName: '$objectApiName' })
  listsRead({ data, error }: Wired<Answer>): void {
    this.lists = data?.relatedLists ?? this.lists;
    this.problem = error === undefined ? '' : sentenceOf(error);
  }

  get isEmpty(): boolean {
    return this.lists?.length === 0;
  }
}
