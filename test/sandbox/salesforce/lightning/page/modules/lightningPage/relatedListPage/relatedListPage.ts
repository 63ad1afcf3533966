/** All records of a related list. */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecordUi } from 'lightning/uiRecordApi';
import { getRelatedListInfo, getRelatedListRecords } from 'lightning/uiRelatedListApi';
import {
  columnKey,
  sortedField,
  tableColumns,
  tableRows,
  type TableColumn,
  type TableRow,
} from 'lightningPage/listRows';
import { summaryOf } from 'lightningPage/listReads';
import { nameOf, recordUrl } from 'lightningPage/recordText';
import { LAYOUT_TYPES, MODES, recordViewOf, type RecordView } from 'lightningPage/recordView';
import { sayTitle } from 'lightningPage/titled';
import type { ListPage, ObjectInfo, RecordUi, RelatedListInfo } from 'lightningPage/uiShapes';

const STEP = 100;

export default class RelatedListPage extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api relatedListId: string | undefined;

  info: RelatedListInfo | undefined;
  page: ListPage | undefined;
  childInfo: ObjectInfo | undefined;
  parent: RecordView | undefined;
  sortBy: readonly string[] = [];
  pageSize = STEP;
  failure: unknown;
  readonly layoutTypes = LAYOUT_TYPES;
  readonly modes = MODES;

  @wire(getRecordUi, { recordIds: '$recordId', layoutTypes: '$layoutTypes', modes: '$modes' })
  parentRead({ data, error }: Wired<RecordUi>): void {
    this.parent = recordViewOf(data) ?? this.parent;
    this.failure = error ?? this.failure;
    this.introduce();
  }

  @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$relatedListId' })
  infoRead({ data, error }: Wired<RelatedListInfo>): void {
    this.info = data ?? this.info;
    this.failure = error ?? this.failure;
    this.introduce();
  }

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$relatedListId',
    pageSize: '$pageSize',
    sortBy: '$sortBy',
  })
  recordsRead({ data, error }: Wired<ListPage>): void {
    this.page = data ?? this.page;
    this.failure = error ?? this.failure;
  }

  @wire(getObjectInfo, { objectApiName: '$childName' })
  childRead({ data }: Wired<ObjectInfo>): void {
    this.childInfo = data ?? this.childInfo;
  }

  get childName(): string | undefined {
    return this.info?.objectApiNames[0];
  }
  get label(): string {
    return this.info?.label ?? '';
  }
  get parentLabel(): string {
    return this.parent?.info.labelPlural ?? '';
  }
  get parentName(): string {
    return nameOf(this.parent?.record, this.parent?.info);
  }
  get parentUrl(): string {
    return recordUrl(this.recordId ?? '', this.objectApiName);
  }
  get listUrl(): string {
    return `/lightning/o/${this.objectApiName ?? ''}/list`;
  }
  get names(): readonly string[] {
    return this.childInfo?.nameFields ?? [];
  }
  get columns(): readonly TableColumn[] {
    return tableColumns(this.info?.displayColumns ?? [], this.names);
  }
  get rows(): readonly TableRow[] {
    return tableRows(this.page?.records ?? [], this.info?.displayColumns ?? [], this.names);
  }
  get hasMore(): boolean {
    return (this.page?.nextPageToken ?? null) !== null;
  }
  get order(): string {
    const preset = this.info?.orderedByInfo[0];
    return this.sortBy[0] ?? `${preset?.isAscending === false ? '-' : ''}${preset?.fieldApiName ?? ''}`;
  }
  get sortedBy(): string {
    return columnKey(this.info?.displayColumns ?? [], this.names, this.order.replace(/^-/, ''));
  }
  get sortedDirection(): string {
    return this.order.startsWith('-') ? 'desc' : 'asc';
  }
  get summary(): string {
    const field = this.order.replace(/^-/, '');
    const column = this.info?.displayColumns.find(({ fieldApiName }) => fieldApiName === field);
    return this.page === undefined ? '' : summaryOf(this.rows.length, this.hasMore, column?.label ?? '');
  }

  introduce(): void {
    if (this.info !== undefined && this.parent !== undefined) sayTitle(this, `${this.parentName} | ${this.label}`);
  }

  handleSort({ detail }: CustomEvent<{ readonly fieldName: string; readonly sortDirection: string }>): void {
    const field = sortedField(this.info?.displayColumns ?? [], detail.fieldName);
    this.sortBy = [detail.sortDirection === 'desc' ? `-${field}` : field];
  }

  handleMore(): void {
    const shown = this.page?.records.length ?? 0;
    // One page is read at a time: it is there when as many are shown as were asked for.
    if (this.hasMore && shown >= this.pageSize) this.pageSize += STEP;
  }
}
