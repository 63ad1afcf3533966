import {
  bytes,
  flag,
  instant,
  longText,
  lookedAt,
  onceOnly,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  url,
  whole,
} from './define.ts';

/** Files and notes on records, and the documents, templates and resources an administrator keeps. */
const HOLDERS = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Contract',
  'Lead',
  'Opportunity',
  'Order',
  'Product2',
  'Solution',
];

export const contentDocument = standardObject({
  name: 'ContentDocument',
  keyPrefix: '069',
  owned: true,
  currency: false,
  fields: [
    text('Title', 255, { required: true, nameField: true }),
    text('Description', 1000),
    reference('LatestPublishedVersionId', ['ContentVersion'], readOnly),
    text('FileType', 20, readOnly),
    text('FileExtension', 40, readOnly),
    whole('ContentSize', readOnly),
    picklist('PublishStatus', ['P', 'R', 'U'], readOnly),
    picklist('SharingOption', ['A', 'R'], { defaultValue: 'A' }),
    picklist('SharingPrivacy', ['N', 'P'], { defaultValue: 'N' }),
    flag('IsArchived', { updateable: true }),
    instant('ContentModifiedDate', readOnly),
    ...lookedAt,
  ],
});

export const contentVersion = standardObject({
  name: 'ContentVersion',
  keyPrefix: '068',
  owned: true,
  currency: false,
  fields: [
    reference('ContentDocumentId', ['ContentDocument'], {
      ...onceOnly,
      children: 'ContentVersions',
      deleteConstraint: 'Cascade',
    }),
    text('Title', 255, { nameField: true }),
    text('Description', 1000),
    text('PathOnClient', 500, onceOnly),
    text('FileType', 20, readOnly),
    text('FileExtension', 40, readOnly),
    bytes('VersionData'),
    whole('ContentSize', readOnly),
    text('Checksum', 50, readOnly),
    text('VersionNumber', 20, readOnly),
    flag('IsLatest', readOnly),
    flag('IsMajorVersion', { defaultValue: true }),
    text('ReasonForChange', 1000),
    picklist('ContentLocation', ['S', 'E', 'L'], { ...onceOnly, defaultValue: 'S' }),
    url('ContentUrl'),
    picklist('Origin', ['C', 'H'], { ...onceOnly, defaultValue: 'C' }),
    picklist('PublishStatus', ['P', 'R', 'U'], readOnly),
    picklist('SharingOption', ['A', 'R'], { defaultValue: 'A' }),
    picklist('SharingPrivacy', ['N', 'P'], { defaultValue: 'N' }),
    reference('FirstPublishLocationId', [...HOLDERS, 'User'], { ...onceOnly, deleteConstraint: undefined }),
    text('TagCsv', 2000),
  ],
});

export const contentDocumentLink = standardObject({
  name: 'ContentDocumentLink',
  keyPrefix: '06A',
  currency: false,
  fields: [
    reference('ContentDocumentId', ['ContentDocument'], {
      ...onceOnly,
      required: true,
      children: 'ContentDocumentLinks',
      deleteConstraint: 'Cascade',
    }),
    reference('LinkedEntityId', [...HOLDERS, 'User'], {
      ...onceOnly,
      required: true,
      children: 'ContentDocumentLinks',
      deleteConstraint: 'Cascade',
    }),
    picklist('ShareType', ['V', 'C', 'I'], { required: true, defaultValue: 'V' }),
    picklist('Visibility', ['AllUsers', 'InternalUsers', 'SharedUsers'], { defaultValue: 'AllUsers' }),
  ],
});

const parent = (children: string) =>
  reference('ParentId', HOLDERS, { ...onceOnly, required: true, children, deleteConstraint: 'Cascade' });

export const attachment = standardObject({
  name: 'Attachment',
  keyPrefix: '00P',
  owned: true,
  currency: false,
  fields: [
    parent('Attachments'),
    text('Name', 255, { label: 'File Name', required: true, nameField: true }),
    text('ContentType', 120),
    bytes('Body', { required: true }),
    whole('BodyLength', readOnly),
    text('Description', 500),
    flag('IsPrivate'),
  ],
});

export const note = standardObject({
  name: 'Note',
  keyPrefix: '002',
  owned: true,
  currency: false,
  fields: [
    parent('Notes'),
    text('Title', 80, { required: true, nameField: true }),
    longText('Body', 32000),
    flag('IsPrivate'),
  ],
});

export const folder = standardObject({
  name: 'Folder',
  keyPrefix: '00l',
  currency: false,
  fields: [
    text('Name', 40, { required: true, nameField: true }),
    text('DeveloperName', 80),
    picklist('AccessType', ['Shared', 'Public', 'Hidden', 'PublicInternal'], { required: true }),
    picklist('Type', ['Document', 'Email', 'Report', 'Dashboard', 'EmailTemplate'], { required: true }),
    flag('IsReadonly'),
    text('NamespacePrefix', 15, readOnly),
  ],
});

export const document = standardObject({
  name: 'Document',
  keyPrefix: '015',
  currency: false,
  fields: [
    reference('FolderId', ['Folder', 'User'], { required: true }),
    reference('AuthorId', ['User']),
    text('Name', 255, { label: 'Document Name', required: true, nameField: true }),
    text('DeveloperName', 80),
    text('NamespacePrefix', 15, readOnly),
    text('ContentType', 120),
    text('Type', 40),
    text('Description', 255),
    text('Keywords', 255),
    bytes('Body'),
    whole('BodyLength', readOnly),
    flag('IsPublic'),
    flag('IsInternalUseOnly'),
  ],
});

export const emailTemplate = standardObject({
  name: 'EmailTemplate',
  keyPrefix: '00X',
  currency: false,
  owned: true,
  fields: [
    text('Name', 80, { label: 'Email Template Name', required: true, nameField: true }),
    text('DeveloperName', 80, { required: true }),
    text('NamespacePrefix', 15, readOnly),
    reference('FolderId', ['Folder', 'Organization', 'User']),
    picklist('TemplateType', ['text', 'html', 'custom', 'visualforce'], { required: true }),
    picklist('TemplateStyle', ['none', 'freeForm', 'formalLetter', 'promotionRight', 'newsletter'], {
      defaultValue: 'none',
    }),
    picklist('Encoding', ['UTF-8', 'ISO-8859-1'], { required: true, defaultValue: 'UTF-8' }),
    text('Subject', 255),
    text('Description', 4000),
    longText('Body', 384000),
    longText('HtmlValue', 384000),
    longText('Markup', 1000000),
    flag('IsActive', { label: 'Available For Use' }),
    picklist('UiType', ['SFX', 'Aloha'], { ...onceOnly, defaultValue: 'Aloha' }),
    whole('TimesUsed', readOnly),
    instant('LastUsedDate', readOnly),
  ],
});

export const staticResource = standardObject({
  name: 'StaticResource',
  keyPrefix: '081',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { required: true, nameField: true }),
    text('NamespacePrefix', 15),
    text('ContentType', 120),
    bytes('Body'),
    whole('BodyLength'),
    text('Description', 255),
    picklist('CacheControl', ['Private', 'Public']),
  ],
});
