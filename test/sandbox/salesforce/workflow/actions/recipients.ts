/**
 * Who an email alert goes to.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { groupNamed, membersOf } from '../../approvals/people/group-members.ts';
import type { Value } from '../../data/types.ts';
import type { Recipient } from '../definition/workflow-metadata.ts';
import type { Scene } from './scene.ts';

type Find = (scene: Scene, recipient: Recipient) => readonly string[];

const textsOf = (values: readonly (Value | undefined)[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));

const emailsOf = ({ org }: Scene, ids: readonly (Value | undefined)[]): readonly string[] =>
  textsOf(textsOf(ids).map((id) => org.byId('User', id)?.Email));

/** People of a queue that has an address of its own are not written to, unless it says so. */
const queueEmails = (scene: Scene, queueId: string): readonly string[] => {
  const queue = scene.org.byId('Group', queueId);
  const own = textsOf([queue?.Email]);
  const writesToMembers = own.length === 0 || queue?.DoesSendEmailToMembers === true;
  return [...own, ...(writesToMembers ? emailsOf(scene, membersOf(scene.org, queueId)) : [])];
};

/** Addresses of a user, or of a queue. */
export const actorEmails = (scene: Scene, id: Value | undefined): readonly string[] =>
  typeof id === 'string' && id.startsWith('00G') ? queueEmails(scene, id) : emailsOf(scene, [id]);

const groupOf =
  (type: string): Find =>
  (scene, { recipient = '' }) => {
    const group = groupNamed(scene.org, recipient, type);
    return group === undefined ? [] : emailsOf(scene, membersOf(scene.org, group));
  };

const byContact: Find = ({ org, record }, { field = '' }) =>
  textsOf([org.byId('Contact', String(record[field] ?? ''))?.Email]);

const accountOwner: Find = (scene) =>
  emailsOf(scene, [scene.org.byId('Account', String(scene.record.AccountId ?? ''))?.OwnerId]);

const userNamed: Find = (scene, { recipient = '' }) =>
  emailsOf(
    scene,
    scene.org.lookup('User', 'Username', recipient).map(({ Id }) => Id),
  );

const FINDERS: Readonly<Partial<Record<Recipient['type'], Find>>> = {
  owner: (scene) => actorEmails(scene, scene.record.OwnerId),
  creator: (scene) => emailsOf(scene, [scene.record.CreatedById]),
  user: userNamed,
  userLookup: (scene, { field = '' }) => emailsOf(scene, [scene.record[field]]),
  contactLookup: byContact,
  email: ({ record }, { field = '' }) => textsOf([record[field]]),
  accountOwner,
  group: groupOf('Regular'),
  role: groupOf('Role'),
  roleSubordinates: groupOf('RoleAndSubordinates'),
  roleSubordinatesInternal: groupOf('RoleAndSubordinatesInternal'),
};

/** Kinds of recipients that alerts can be sent to. */
export const isKnownRecipient = ({ type }: Recipient): boolean => type in FINDERS;

/** Addresses, each once. @throws Unsupported for kinds of recipients the sandbox does not have */
export const recipientsOf = (scene: Scene, recipients: readonly Recipient[]): readonly string[] => [
  ...new Set(
    recipients.flatMap((recipient) => {
      const find = FINDERS[recipient.type];
      if (find === undefined) throw new Unsupported(`email alerts to ${recipient.type}`);
      return find(scene, recipient);
    }),
  ),
];
