/** A record with what is needed to draw it: one read that all parts of its page share. */
import type { Layout, LayoutsByMode, ObjectInfo, RecordShape, RecordUi } from 'lightningPage/uiShapes';

export const LAYOUT_TYPES: readonly string[] = ['Full', 'Compact'];
export const MODES: readonly string[] = ['View', 'Edit'];

export type RecordView = {
  readonly record: RecordShape;
  readonly info: ObjectInfo;
  readonly viewLayout: Layout;
  readonly editLayout: Layout;
  readonly compactLayout: Layout;
};

const EMPTY: Layout = { sections: [] };

type ByType = Readonly<Record<string, LayoutsByMode | undefined>>;

/** Of the record's type: one record has one. */
export const layoutsIn = (ui: RecordUi | undefined, objectApiName: string): ByType =>
  Object.values(ui?.layouts[objectApiName] ?? {})[0] ?? {};

const layoutsOf = (
  ui: RecordUi,
  record: RecordShape,
): Pick<RecordView, 'viewLayout' | 'editLayout' | 'compactLayout'> => {
  const { Full, Compact } = layoutsIn(ui, record.apiName);
  return { viewLayout: Full?.View ?? EMPTY, editLayout: Full?.Edit ?? EMPTY, compactLayout: Compact?.View ?? EMPTY };
};

/** @returns undefined when the answer lacks the record */
export const recordViewOf = (ui: RecordUi | undefined): RecordView | undefined => {
  if (ui === undefined) return undefined;
  const [record] = Object.values(ui.records);
  const info = ui.objectInfos[record?.apiName ?? ''];
  return record === undefined || info === undefined ? undefined : { record, info, ...layoutsOf(ui, record) };
};
