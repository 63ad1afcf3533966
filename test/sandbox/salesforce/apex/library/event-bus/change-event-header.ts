/**
 * EventBus.ChangeEventHeader: what a change event tells of the change it carries.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_ChangeEventHeader.htm
 */
import { accessors, plainClass, properties } from '../system/plain-object.ts';

const TEXT = ['ChangeOrigin', 'ChangeType', 'CommitUser', 'EntityName', 'TransactionKey'];
const LISTS = ['ChangedFields', 'DiffFields', 'NulledFields', 'RecordIds'];

const FIELDS = [
  ...TEXT.map((name) => `String ${name}`),
  ...LISTS.map((name) => `List<String> ${name}`),
  'Long CommitNumber',
  'Long CommitTimestamp',
  'Integer SequenceNumber',
];

export const changeEventHeader = plainClass({
  name: 'EventBus.ChangeEventHeader',
  initial: () => ({}),
  members: { ...properties(...FIELDS), ...accessors(...FIELDS) },
});
