/**
 * Action type `emailSimple`: an email with a text of the flow's own. It is kept in the org's outbox.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_simple.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import type { Org, SObjectRecord } from '../../data/types.ts';
import { outboxOf } from '../../workflow/email/outbox.ts';
import type { ActionInput, ActionOutcome, FlowAction } from './contract.ts';
import { inputAddresses, inputFlag, inputText, inputTexts } from './input-values.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const personOf = (org: Org, id: string): SObjectRecord | undefined => {
  const object = org.schema.findByKeyPrefix(id.slice(0, 3));
  return object === undefined ? undefined : org.byId(object.name, id);
};

const addressOf = (org: Org, id: string): readonly string[] => {
  const address = personOf(org, id)?.Email;
  return typeof address === 'string' ? [address] : [];
};

const recipientsOf = (org: Org, input: ActionInput): readonly string[] => [
  ...inputAddresses(input, 'emailAddresses'),
  ...inputTexts(input, 'emailAddressesArray'),
  ...inputTexts(input, 'recipientId').flatMap((id) => addressOf(org, id)),
];

const TEMPLATE = 'emailTemplateId';

type Content = { readonly subject: string; readonly text: string };

const fromTemplate = (org: Org, id: string): Content => {
  const template = org.byId('EmailTemplate', id);
  return { subject: String(template?.Subject ?? ''), text: String(template?.HtmlValue ?? template?.Body ?? '') };
};

const contentOf = (org: Org, input: ActionInput): Content =>
  inputText(input, TEMPLATE) === ''
    ? { subject: inputText(input, 'emailSubject'), text: inputText(input, 'emailBody') }
    : fromTemplate(org, inputText(input, TEMPLATE));

/** A user's own address unless the flow names another. */
const senderOf = (org: Org, input: ActionInput): string =>
  inputText(input, 'senderAddress') || (addressOf(org, transaction().user.userId)[0] ?? '');

type Addressed = { readonly to: readonly string[]; readonly cc: readonly string[]; readonly bcc: readonly string[] };

const problemOf = ({ to, cc, bcc }: Addressed, { subject, text }: Content): string | undefined => {
  if (to.length === 0) return 'Missing required input parameter: emailAddresses';
  if (subject === '') return 'Missing required input parameter: emailSubject';
  if (text === '') return 'Missing required input parameter: emailBody';
  const bad = [...to, ...cc, ...bcc].find((address) => !ADDRESS.test(address));
  return bad === undefined ? undefined : `INVALID_EMAIL_ADDRESS: Email address is invalid: ${bad}`;
};

const send = (org: Org, input: ActionInput, source: string): ActionOutcome => {
  const addressed: Addressed = {
    to: recipientsOf(org, input),
    cc: [...inputAddresses(input, 'ccRecipientAddressList'), ...inputTexts(input, 'ccRecipientAddressCollection')],
    bcc: [...inputAddresses(input, 'bccRecipientAddressList'), ...inputTexts(input, 'bccRecipientAddressCollection')],
  };
  const content = contentOf(org, input);
  const error = problemOf(addressed, content);
  if (error !== undefined) return { error };
  const isRich = inputFlag(input, 'sendRichBody');
  outboxOf(org).send({
    ...addressed,
    from: senderOf(org, input),
    subject: content.subject,
    body: isRich ? '' : content.text,
    htmlBody: isRich ? content.text : '',
    source,
    relatedTo: inputText(input, 'relatedRecordId') || undefined,
  });
  return { outputs: {} };
};

export const emailSimpleAction: FlowAction = {
  run: (inputs, { flows, flow }) => inputs.map((input) => send(flows.org, input, `Flow ${flow}`)),
};
