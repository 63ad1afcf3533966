import { flag, longText, picklist, readOnly, reference, standardObject, text, url } from './define.ts';

/** What people tell each other: posts on records and users, and the kinds of notifications that ring. */
const POSTED_TO = [
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
];

export const feedItem = standardObject({
  name: 'FeedItem',
  keyPrefix: '0D5',
  label: 'Feed Item',
  plural: 'Feed Items',
  fields: [
    reference('ParentId', ['User', ...POSTED_TO, 'Group'], { required: true, nillable: false, updateable: false }),
    picklist('Type', ['TextPost', 'LinkPost', 'ContentPost', 'QuestionPost', 'TrackedChange'], {
      defaultValue: 'TextPost',
      updateable: false,
    }),
    longText('Body', 10000),
    text('Title', 255),
    url('LinkUrl', { length: 1000 }),
    flag('IsRichText', { updateable: false }),
    picklist('Visibility', ['AllUsers', 'InternalUsers'], { defaultValue: 'AllUsers' }),
    picklist('Status', ['Published', 'PendingReview'], { defaultValue: 'Published' }),
  ],
});

export const customNotificationType = standardObject({
  name: 'CustomNotificationType',
  keyPrefix: '0ML',
  label: 'Custom Notification Type',
  plural: 'Custom Notification Types',
  writable: false,
  currency: false,
  fields: [
    text('DeveloperName', 80, readOnly),
    text('MasterLabel', 80, { ...readOnly, nameField: true }),
    text('CustomNotifTypeName', 80, readOnly),
    text('Description', 255, readOnly),
    flag('Desktop', readOnly),
    flag('Mobile', readOnly),
  ],
});
