/** The records of an object in one of its list views: sorted by the org, read page by page as one goes down. */
import { api, LightningElement, wire } from 'lwc';
import { getListInfoByName, getListInfosByObjectName, getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { goTo } from 'lightningPlatform/pages';
import { iconNameOf } from 'lightningPage/icons';
import { defaultsIn, listUrl, readListPage, summaryOf } from 'lightningPage/listReads';
import {
  columnKey,
  sortedField,
  tableColumns,
  tableRows,
  type TableColumn,
  type TableRow,
} from 'lightningPage/listRows';
import { sayTitle } from 'lightningPage/titled';
import type { ListInfo, ListPage as Page, ListSummaries, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

type Summary = ListSummaries['lists'][number];

const PAGE_SIZE = 50;
const RECENT = '__Recent';

export default class ListPage extends LightningElement {
  @api objectApiName = '';
  @api isNew = false;
  /** Values of a new record, as they stand in an address. */
  @api defaults: string | undefined;

  @api get filterName(): string | undefined {
    return this.asked;
  }
  set filterName(name: string | undefined) {
    this.asked = name;
    this.sortBy = [];
    this.more = [];
    this.first = undefined;
  }

  asked: string | undefined;
  info: ObjectInfo | undefined;
  lists: readonly Summary[] | undefined;
  listInfo: ListInfo | undefined;
  first: Page | undefined;
  more: readonly Page[] = [];
  sortBy: readonly string[] = [];
  searchTerm = '';
  failure: unknown;
  isClosed = false;
  readonly pageSize = PAGE_SIZE;
  #isLoading = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  infoRead({ data, error }: Wired<ObjectInfo>): void {
    this.info = data ?? this.info;
    this.failure = error ?? this.failure;
  }

  @wire(getListInfosByObjectName, { objectApiName: '$objectApiName', pageSize: 200 })
  listsRead({ data, error }: Wired<ListSummaries>): void {
    this.lists = data?.lists ?? this.lists;
    this.failure = error ?? this.failure;
  }

  @wire(getListInfoByName, { objectApiName: '$objectApiName', listViewApiName: '$viewName' })
  listInfoRead({ data, error }: Wired<ListInfo>): void {
    this.listInfo = data;
    this.failure = error ?? this.failure;
    if (data !== undefined) sayTitle(this, `${data.label} | ${this.objectLabel}`);
  }

  @wire(getListRecordsByName, {
    objectApiName: '$objectApiName',
    listViewApiName: '$viewName',
    pageSize: '$pageSize',
    sortBy: '$sortBy',
    searchTerm: '$searchTerm',
  })
  recordsRead({ data, error }: Wired<Page>): void {
    this.first = data ?? this.first;
    this.more = data === undefined ? this.more : [];
    this.failure = error ?? this.failure;
  }

  /** The view in the address, else the package's own list of all, else what was worked on last. */
  get viewName(): string | undefined {
    if (this.asked !== undefined) return this.asked === 'Recent' ? RECENT : this.asked;
    if (this.lists === undefined) return undefined;
    return this.lists.find(({ apiName }) => apiName.startsWith('All'))?.apiName ?? this.lists[0]?.apiName ?? RECENT;
  }

  get objectLabel(): string {
    return this.info?.labelPlural ?? this.objectApiName;
  }
  get listLabel(): string {
    return this.listInfo?.label ?? '';
  }
  get icon(): string {
    return iconNameOf(this.info?.themeInfo?.iconUrl, this.objectApiName);
  }
  get listViews(): readonly (Summary & { readonly isChosen: boolean })[] {
    const recent = { apiName: RECENT, id: RECENT, label: 'Recently Viewed' };
    return [...(this.lists ?? []), recent].map((one) => ({ ...one, isChosen: one.apiName === this.viewName }));
  }
  get mayCreate(): boolean {
    return this.info?.createable === true;
  }
  get isCreating(): boolean {
    return this.isNew && !this.isClosed;
  }
  get presets(): Readonly<Record<string, string>> {
    return defaultsIn(this.defaults);
  }

  get names(): readonly string[] {
    return this.info?.nameFields ?? [];
  }
  get records(): readonly RecordShape[] {
    return [this.first, ...this.more].flatMap((page) => page?.records ?? []);
  }
  get columns(): readonly TableColumn[] {
    return tableColumns(this.listInfo?.displayColumns ?? [], this.names);
  }
  get rows(): readonly TableRow[] {
    return tableRows(this.records, this.listInfo?.displayColumns ?? [], this.names);
  }
  get isReady(): boolean {
    return this.first !== undefined && this.listInfo !== undefined && this.info !== undefined;
  }
  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
  get tableClass(): string {
    return this.isReady && this.isEmpty ? 'slds-is-relative' : 'slds-is-relative table';
  }
  get nextToken(): string | null {
    return (this.more.at(-1) ?? this.first)?.nextPageToken ?? null;
  }
  get hasMore(): boolean {
    return this.nextToken !== null;
  }

  get order(): { readonly field: string; readonly isAscending: boolean } {
    const [own] = this.sortBy;
    if (own !== undefined) return { field: own.replace(/^-/, ''), isAscending: !own.startsWith('-') };
    const preset = this.listInfo?.orderedByInfo[0];
    return { field: preset?.fieldApiName ?? '', isAscending: preset?.isAscending ?? true };
  }
  get sortedBy(): string {
    return columnKey(this.listInfo?.displayColumns ?? [], this.names, this.order.field);
  }
  get sortedDirection(): string {
    return this.order.isAscending ? 'asc' : 'desc';
  }
  get summary(): string {
    if (!this.isReady) return '';
    return summaryOf(this.records.length, this.hasMore, this.columnLabel(this.order.field));
  }

  columnLabel(field: string): string {
    return this.listInfo?.displayColumns.find(({ fieldApiName }) => fieldApiName === field)?.label ?? '';
  }

  handleView({ detail }: CustomEvent<{ readonly value: string }>): void {
    goTo(listUrl(this.objectApiName, detail.value));
  }

  handleNew(): void {
    goTo(`/lightning/o/${this.objectApiName}/new`);
  }

  handleClose(): void {
    // Saving goes on to the new record by itself.
    if (window.location.pathname.endsWith('/new')) goTo(listUrl(this.objectApiName, undefined), { replace: true });
    this.isClosed = true;
  }

  handleSearch({ detail }: CustomEvent<{ readonly value: string }>): void {
    this.searchTerm = detail.value.trim();
    this.more = [];
  }

  handleSort({ detail }: CustomEvent<{ readonly fieldName: string; readonly sortDirection: string }>): void {
    const field = sortedField(this.listInfo?.displayColumns ?? [], detail.fieldName);
    this.sortBy = [detail.sortDirection === 'desc' ? `-${field}` : field];
    this.more = [];
  }

  handleMore(): void {
    if (!this.#isLoading && this.nextToken !== null) void this.readMore(this.nextToken);
  }

  async readMore(pageToken: string): Promise<void> {
    this.#isLoading = true;
    const { objectApiName, viewName = '', sortBy, searchTerm, first } = this;
    try {
      const list = { objectApiName, listViewApiName: viewName };
      const page = await readListPage(list, { pageToken, sortBy, searchTerm, pageSize: PAGE_SIZE });
      if (first === this.first) this.more = [...this.more, page];
    } catch (error) {
      this.failure = error;
    } finally {
      this.#isLoading = false;
    }
  }
}
