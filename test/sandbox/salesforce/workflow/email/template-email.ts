/** An email made from a classic template. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { Scene } from '../actions/scene.ts';
import { mergeFields } from './merge-fields.ts';
import type { SentEmail } from './outbox.ts';

const templateRow = ({ org }: Scene, fullName: string): SObjectRecord | undefined => {
  const [folder, name] = fullName.split('/');
  return [...org.rows('EmailTemplate')].find(
    ({ DeveloperName, FolderId }) =>
      DeveloperName === name && org.byId('Folder', String(FolderId))?.DeveloperName === folder,
  );
};

/**
 * @param fullName `Sales/Order_Approved`
 * @throws Unsupported for Visualforce templates and unknown merge fields
 */
export const templateEmail = (
  scene: Scene,
  fullName: string,
): Pick<SentEmail, 'subject' | 'body' | 'htmlBody'> | undefined => {
  const row = templateRow(scene, fullName);
  if (row === undefined) return undefined;
  if (row.TemplateType === 'visualforce') throw new Unsupported(`the Visualforce email template ${fullName}`);
  const merged = (text: Value | undefined): string => mergeFields(typeof text === 'string' ? text : '', scene);
  return { subject: merged(row.Subject), body: merged(row.Body), htmlBody: merged(row.HtmlValue) };
};
