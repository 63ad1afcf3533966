/** The first records of a related list, how many there are, and the way to all of them. */
import { api, LightningElement, wire } from 'lwc';
import { getRelatedListCount, getRelatedListInfo, getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { sentenceOf } from 'lightningPage/failureText';
import { iconNameOf } from 'lightningPage/icons';
import { tableColumns, tableRows, type TableColumn, type TableRow } from 'lightningPage/listRows';
import type { ListPage, ObjectInfo, RelatedListCount, RelatedListInfo } from 'lightningPage/uiShapes';

const FIRST = 6;

const unsorted = (column: TableColumn): TableColumn => ({ ...column, sortable: false });

export default class RelatedList extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api relatedListId: string | undefined;

  info: RelatedListInfo | undefined;
  page: ListPage | undefined;
  counted: RelatedListCount | undefined;
  childInfo: ObjectInfo | undefined;
  problem = '';
  isCreating = false;
  readonly pageSize = FIRST;

  @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$relatedListId' })
  infoRead({ data, error }: Wired<RelatedListInfo>): void {
    this.info = data ?? this.info;
    this.note(error);
  }

  @wire(getRelatedListRecords, { parentRecordId: '$recordId', relatedListId: '$relatedListId', pageSize: FIRST })
  recordsRead({ data, error }: Wired<ListPage>): void {
    this.page = data ?? this.page;
    this.note(error);
  }

  @wire(getRelatedListCount, { parentRecordId: '$recordId', relatedListId: '$relatedListId', maxCount: 2000 })
  countRead({ data }: Wired<RelatedListCount>): void {
    this.counted = data ?? this.counted;
  }

  @wire(getObjectInfo, { objectApiName: '$childName' })
  childRead({ data }: Wired<ObjectInfo>): void {
    this.childInfo = data ?? this.childInfo;
  }

  note(error: unknown): void {
    if (error !== undefined) this.problem = sentenceOf(error);
  }

  get childName(): string | undefined {
    return this.info?.objectApiNames[0];
  }
  get label(): string {
    return this.info?.label ?? '';
  }
  get icon(): string {
    return iconNameOf(this.childInfo?.themeInfo?.iconUrl, this.childName);
  }
  /** Lists are counted with their records: the count is read again when the page is. */
  get countText(): string {
    if (this.page === undefined) return '';
    if (this.page.nextPageToken === null) return `(${this.page.records.length})`;
    return this.counted === undefined ? '' : `(${this.counted.count}${this.counted.hasMore ? '+' : ''})`;
  }
  get allUrl(): string {
    const { recordId = '', objectApiName = '', relatedListId = '' } = this;
    return `/lightning/r/${objectApiName}/${recordId}/related/${relatedListId}/view`;
  }
  get columns(): readonly TableColumn[] {
    return tableColumns(this.info?.displayColumns ?? [], this.childInfo?.nameFields ?? []).map(unsorted);
  }
  get rows(): readonly TableRow[] {
    return tableRows(this.page?.records ?? [], this.info?.displayColumns ?? [], this.childInfo?.nameFields ?? []);
  }
  get mayCreate(): boolean {
    return this.info?.createable === true;
  }
  get presets(): Readonly<Record<string, unknown>> {
    return { [this.info?.fieldApiName ?? '']: this.recordId };
  }

  handleNew(): void {
    this.isCreating = true;
  }

  handleClose(): void {
    this.isCreating = false;
  }
}
