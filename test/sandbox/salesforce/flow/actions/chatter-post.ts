/**
 * Action type `chatterPost`: a post becomes a FeedItem of the user or the record it is written to.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_chatter_post.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import type { Org, RawRecord } from '../../data/types.ts';
import type { ActionInput, ActionOutcome, FlowAction } from './contract.ts';
import { inputText } from './input-values.ts';

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

const userNamed = (org: Org, name: string): string | undefined =>
  [...org.rows('User')].find(({ Username }) => String(Username).toLowerCase() === name.toLowerCase())?.Id;

const subjectOf = (org: Org, name: string): string | undefined => (ID.test(name) ? name : userNamed(org, name));

const insert = (org: Org, item: RawRecord): ActionOutcome => {
  const [result] = org.insert(transaction().user, { object: 'FeedItem', records: [item], allOrNone: false });
  const { id = null, errors = [] } = result ?? {};
  if (id !== null) return { outputs: { feedItemId: id } };
  return { error: errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ') };
};

const post = (org: Org, input: ActionInput): ActionOutcome => {
  const name = inputText(input, 'subjectNameOrId');
  const ParentId = subjectOf(org, name);
  if (ParentId === undefined) return { error: `There is no user or record ${name} to post to.` };
  const Body = inputText(input, 'text');
  if (Body === '') return { error: 'Missing required input parameter: text' };
  return insert(org, { ParentId, Body, Visibility: inputText(input, 'visibility') || 'AllUsers' });
};

export const chatterPostAction: FlowAction = {
  run: (inputs, { flows }) => inputs.map((input) => post(flows.org, input)),
};
