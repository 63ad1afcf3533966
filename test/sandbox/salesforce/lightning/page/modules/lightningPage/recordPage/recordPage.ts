/** The page of a record, as the org's Lightning page for it says. */
import { api, LightningElement, wire } from 'lwc';
import { getRecordUi } from 'lightning/uiRecordApi';
import { goTo } from 'lightningPlatform/pages';
import { getPage, type PageDocument, type Surrounding } from 'lightningPage/pageDocument';
import { drawnRegions, type DrawnRegion } from 'lightningPage/regions';
import { rememberVisit } from 'lightningPage/visits';
import { nameOf, recordUrl } from 'lightningPage/recordText';
import { sayTitle } from 'lightningPage/titled';
import { LAYOUT_TYPES, MODES, recordViewOf, type RecordView } from 'lightningPage/recordView';
import type { RecordUi } from 'lightningPage/uiShapes';

export default class RecordPage extends LightningElement {
  @api recordId = '';
  @api actionName = 'view';
  recordUi: RecordUi | undefined;
  page: PageDocument | undefined;
  recordError: unknown;
  pageError: unknown;
  readonly layoutTypes = LAYOUT_TYPES;
  readonly modes = MODES;

  @wire(getRecordUi, { recordIds: '$recordId', layoutTypes: '$layoutTypes', modes: '$modes' })
  recordRead({ data, error }: Wired<RecordUi>): void {
    this.recordUi = data ?? (error === undefined ? this.recordUi : undefined);
    this.recordError = error;
    if (data !== undefined) this.introduce(data);
  }

  @wire(getPage, { recordId: '$recordId' })
  pageRead({ data, error }: Wired<PageDocument>): void {
    this.page = data ?? this.page;
    this.pageError = error;
  }

  get error(): unknown {
    return this.recordError ?? this.pageError;
  }

  get surrounding(): Surrounding {
    const record = Object.values(this.recordUi?.records ?? {})[0];
    return { recordId: record?.id ?? this.recordId, objectApiName: record?.apiName, width: 'LARGE' };
  }

  get regions(): readonly DrawnRegion[] {
    if (this.recordUi === undefined || this.page === undefined) return [];
    return drawnRegions(this.page, this.surrounding);
  }

  get view(): RecordView | undefined {
    return recordViewOf(this.recordUi);
  }

  /** The form that the address asks for; undefined for the record as it is. */
  get purpose(): string | undefined {
    return this.actionName === 'view' || this.view === undefined ? undefined : this.actionName;
  }

  handleClose(): void {
    goTo(recordUrl(this.recordId, this.surrounding.objectApiName), { replace: true });
  }

  introduce({ records, objectInfos }: RecordUi): void {
    const record = Object.values(records)[0];
    if (record === undefined) return;
    const info = objectInfos[record.apiName];
    const name = nameOf(record, info);
    sayTitle(this, `${name} | ${info?.label ?? record.apiName}`);
    rememberVisit({ id: record.id, objectApiName: record.apiName, name, iconUrl: info?.themeInfo?.iconUrl ?? '' });
  }
}
