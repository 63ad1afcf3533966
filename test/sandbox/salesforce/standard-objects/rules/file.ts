/**
 * Files: each version belongs to a document, which the first one brings along; the latest one speaks for it.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm
 */
import { createHash } from 'node:crypto';
import { derive, rowBehind, rowsWhere, type ObjectRules, type Pending, type Saved } from '../../data/context.ts';
import { refused, refusals } from '../../data/save-failure.ts';
import type { SObjectRecord, Value } from '../../data/types.ts';
import { addRow } from './derived-rows.ts';

const FILE_TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  doc: 'WORD',
  docx: 'WORD_X',
  gif: 'GIF',
  htm: 'HTML',
  html: 'HTML',
  jpeg: 'JPG',
  jpg: 'JPG',
  json: 'JSON',
  mp4: 'MP4',
  pdf: 'PDF',
  png: 'PNG',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  svg: 'SVG',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  xml: 'XML',
  zip: 'ZIP',
};

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const extensionOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

const describeContent = (values: Record<string, Value>): void => {
  const bytes = Buffer.from(textOf(values.VersionData), 'base64');
  const path = textOf(values.PathOnClient);
  const extension = extensionOf(path);
  values.ContentSize = bytes.length;
  values.Checksum = createHash('md5').update(bytes).digest('hex');
  values.FileExtension = extension === '' ? null : extension;
  values.FileType = FILE_TYPES[extension] ?? 'UNKNOWN';
  values.Title ??= path.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
};

/** What a document shows of its latest version. */
const contentOf = (version: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    ['Title', 'Description', 'FileType', 'FileExtension', 'ContentSize'].map((name) => [name, version[name] ?? null]),
  );

const versionsOf = (pending: Pick<Pending, 'data'>, documentId: Value | undefined): readonly SObjectRecord[] =>
  typeof documentId === 'string'
    ? rowsWhere(pending.data, 'ContentVersion', { field: 'ContentDocumentId', value: documentId })
    : [];

const firstVersion = ({ data, now, caller, values }: Pending): void => {
  const shown = { ...contentOf(values), PublishStatus: 'P' };
  values.ContentDocumentId = addRow(data, { object: 'ContentDocument', now, author: caller.userId, values: shown });
};

/** A file kept elsewhere has an address; any other has a name and content. */
const needed = ({ ContentLocation }: Pending['values']): readonly string[] =>
  ContentLocation === 'E' ? ['ContentUrl'] : ['PathOnClient', 'VersionData'];

const newVersion = (pending: Pending): void => {
  const { values } = pending;
  const missing = needed(values).filter((name) => (values[name] ?? null) === null);
  if (missing.length > 0) throw refusals.missing(missing);
  values.VersionNumber = String(versionsOf(pending, values.ContentDocumentId).length + 1);
  values.IsLatest = true;
  values.PublishStatus = 'P';
  values.ContentDocumentId ??= null;
  if (values.ContentDocumentId === null) firstVersion(pending);
};

const link = ({ data, now }: Saved, version: SObjectRecord, to: { id: Value; shareType: string }): void => {
  const values = {
    ContentDocumentId: version.ContentDocumentId ?? null,
    LinkedEntityId: to.id,
    ShareType: to.shareType,
    Visibility: 'AllUsers',
  };
  addRow(data, { object: 'ContentDocumentLink', now, author: version.OwnerId ?? null, values });
};

/** The owner has every file of theirs; whoever publishes it to a record links it there, too. */
const publish = (saved: Saved, version: SObjectRecord): void => {
  if (version.VersionNumber !== '1') return;
  const { OwnerId: owner = null, FirstPublishLocationId: place = null } = version;
  link(saved, version, { id: owner, shareType: 'I' });
  if (place !== null && place !== owner) link(saved, version, { id: place, shareType: 'V' });
};

const speakForDocument = (saved: Saved, version: SObjectRecord): void => {
  const { data, now } = saved;
  for (const other of versionsOf(saved, version.ContentDocumentId)) {
    if (other.Id !== version.Id) derive(data, other, { object: 'ContentVersion', now, values: { IsLatest: false } });
  }
  const document = rowBehind(data, 'ContentDocument', version.ContentDocumentId);
  if (document === undefined) return;
  const values = { ...contentOf(version), ContentModifiedDate: now };
  derive(data, document, {
    object: 'ContentDocument',
    now,
    values: { ...values, LatestPublishedVersionId: version.Id },
  });
};

export const contentVersionRules: ObjectRules = {
  beforeSave(pending) {
    describeContent(pending.values);
    if (pending.before === undefined) newVersion(pending);
  },
  afterSave(saved) {
    const { before, after } = saved;
    if (after === undefined || after.IsLatest !== true) return;
    speakForDocument(saved, after);
    if (before === undefined) publish(saved, after);
  },
};

export const contentDocumentLinkRules: ObjectRules = {
  beforeSave({ data, values, before }) {
    if (before !== undefined) return;
    const { ContentDocumentId: document = null, LinkedEntityId: entity = null } = values;
    const links = rowsWhere(data, 'ContentDocumentLink', { field: 'ContentDocumentId', value: document });
    if (links.some((row) => row.LinkedEntityId === entity)) {
      const message = `Document with ID: ${String(document).slice(0, 15)} is already linked with the entity with ID: ${String(entity).slice(0, 15)}`;
      throw refused('DUPLICATE_VALUE', message, []);
    }
  },
};

const measured = (from: string) => ({
  beforeSave({ values }: Pending) {
    values.BodyLength = Buffer.from(textOf(values[from]), 'base64').length;
  },
});

/** Attachments and documents know how long they are. */
export const attachmentRules: ObjectRules = measured('Body');
