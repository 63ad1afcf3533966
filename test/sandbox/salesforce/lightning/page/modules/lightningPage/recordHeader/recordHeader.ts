/** What one sees of a record first: its name, the fields of its compact layout, and what may be done with it. */
import { api, LightningElement, wire } from 'lwc';
import { getRecordUi } from 'lightning/uiRecordApi';
import { iconNameOf } from 'lightningPage/icons';
import { getLock } from 'lightningPage/reads';
import { nameOf } from 'lightningPage/recordText';
import { LAYOUT_TYPES, MODES, recordViewOf, type RecordView } from 'lightningPage/recordView';
import type { FieldInfo, RecordUi } from 'lightningPage/uiShapes';

type Fact = { readonly label: string; readonly info: FieldInfo };

const MOST_FACTS = 7;

export default class RecordHeader extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  /** Those that the page lists; none where the layout does. */
  @api actionNames: readonly string[] = [];
  recordUi: RecordUi | undefined;
  isLocked = false;
  readonly layoutTypes = LAYOUT_TYPES;
  readonly modes = MODES;

  @wire(getRecordUi, { recordIds: '$recordId', layoutTypes: '$layoutTypes', modes: '$modes' })
  recordRead({ data }: Wired<RecordUi>): void {
    this.recordUi = data ?? this.recordUi;
  }

  @wire(getLock, { recordId: '$recordId' })
  lockRead({ data }: Wired<{ readonly isLocked: boolean }>): void {
    this.isLocked = data?.isLocked ?? this.isLocked;
  }

  get view(): RecordView | undefined {
    return recordViewOf(this.recordUi);
  }

  get icon(): string {
    return iconNameOf(this.view?.info.themeInfo?.iconUrl, this.objectApiName);
  }

  get name(): string {
    return nameOf(this.view?.record, this.view?.info);
  }

  /** The first field of a compact layout is the name. */
  get facts(): readonly Fact[] {
    const items = this.view?.compactLayout.sections.flatMap(({ layoutRows }) => layoutRows) ?? [];
    return items
      .flatMap(({ layoutItems }) => layoutItems)
      .flatMap(({ label, layoutComponents }) => {
        const info = this.view?.info.fields[layoutComponents[0]?.apiName ?? ''];
        return info === undefined || this.view?.info.nameFields.includes(info.apiName) === true
          ? []
          : [{ label, info }];
      })
      .slice(0, MOST_FACTS);
  }
}
