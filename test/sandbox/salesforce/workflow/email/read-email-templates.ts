/**
 * Classic email templates: `email/<Folder>/<Name>.email` with its `-meta.xml`, and the folders themselves.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_emailtemplate.htm
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { element, flag, listOf, oneOf, text, whole, word } from '../../flow/definition/metadata-values.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import { readMetadata } from '../definition/read-metadata.ts';

const template = element({
  fullName: word.optional(),
  apiVersion: word.optional(),
  attachedDocuments: listOf(word),
  attachments: listOf(z.unknown()),
  available: flag,
  description: text.optional(),
  encodingKey: word,
  letterhead: word.optional(),
  name: text,
  packageVersions: listOf(z.unknown()),
  pageDevName: word.optional(),
  relatedEntityType: word.optional(),
  style: oneOf(['none', 'freeForm', 'formalLetter', 'promotionRight', 'promotionLeft', 'newsletter', 'products']),
  subject: text.optional(),
  textOnly: text.optional(),
  type: oneOf(['text', 'html', 'custom', 'visualforce']),
  uiType: oneOf(['Aloha', 'SFX', 'SFX_Sample']).optional(),
});

export type EmailTemplateSource = z.infer<typeof template> & {
  /** `Sales/Order_Approved`, as alerts and approval processes name it. */
  readonly fullName: string;
  readonly folder: string;
  readonly developerName: string;
  /** What the file without `-meta.xml` holds. */
  readonly content: string;
  readonly file: string;
};

const folder = element({
  fullName: word.optional(),
  accessType: oneOf(['Shared', 'Public', 'Hidden', 'PublicInternal']).default('Public'),
  folderShares: listOf(z.unknown()),
  name: text,
  publicFolderAccess: oneOf(['ReadOnly', 'ReadWrite']).optional(),
  sharedTo: z.unknown().optional(),
  order: whole.optional(),
});

export type EmailFolderSource = z.infer<typeof folder> & { readonly developerName: string; readonly file: string };

const contentOf = (file: string): string => {
  const path = file.replace(/-meta\.xml$/, '');
  if (!existsSync(path)) throw new SourceInvalid(file, `the template's own file ${basename(path)} is missing`);
  return readFileSync(path, 'utf8');
};

/** @throws SourceInvalid naming the file and the element at fault */
export const readEmailTemplates = (directories: readonly string[]): readonly EmailTemplateSource[] =>
  readMetadata(directories, { folder: 'email', suffix: 'email', root: 'EmailTemplate', shape: template }).map(
    ({ file, name, content }) => {
      const inFolder = basename(dirname(file));
      const place = { fullName: `${inFolder}/${name}`, folder: inFolder, developerName: name, file };
      return { ...content, ...place, content: contentOf(file) };
    },
  );

/** @throws SourceInvalid naming the file and the element at fault */
export const readEmailFolders = (directories: readonly string[]): readonly EmailFolderSource[] =>
  readMetadata(directories, { folder: 'email', suffix: 'emailFolder', root: 'EmailFolder', shape: folder }).map(
    ({ file, name, content }) => ({ ...content, developerName: name, file }),
  );
