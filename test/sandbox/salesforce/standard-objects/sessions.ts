import { flag, instant, onceOnly, picklist, readOnly, reference, standardObject, text, whole } from './define.ts';

/** Who is signed in, who talks with whom in a channel, and whom an e-mail went to: rows that nothing here fills by itself. */
export const authSession = standardObject({
  name: 'AuthSession',
  keyPrefix: '0Ak',
  currency: false,
  writable: false,
  fields: [
    reference('UsersId', ['User'], readOnly),
    reference('ParentId', ['AuthSession'], readOnly),
    whole('NumSecondsValid', readOnly),
    picklist('UserType', ['Standard', 'PowerPartner', 'CustomerSuccess', 'Guest'], readOnly),
    text('SourceIp', 39, readOnly),
    picklist('LoginType', ['Application', 'Oauth', 'SAML'], readOnly),
    picklist('SessionType', ['UI', 'API', 'Oauth2', 'Aura', 'TempUIFrontdoor'], readOnly),
    picklist('SessionSecurityLevel', ['LOW', 'STANDARD', 'HIGH_ASSURANCE'], readOnly),
    text('LogoutUrl', 1500, readOnly),
    flag('IsCurrent', readOnly),
  ],
});

export const emailMessageRelation = standardObject({
  name: 'EmailMessageRelation',
  // The documents do not name its prefix; any that is free will do.
  keyPrefix: '0dE',
  currency: false,
  fields: [
    reference('EmailMessageId', ['EmailMessage'], {
      ...{ ...onceOnly, required: true, deleteConstraint: 'Cascade', children: 'EmailMessageRelations' },
    }),
    reference('RelationId', ['Contact', 'Lead', 'User'], { ...onceOnly, children: 'EmailMessageRelations' }),
    picklist('RelationType', ['ToAddress', 'CcAddress', 'BccAddress', 'FromAddress', 'OtherAddress'], {
      ...onceOnly,
      required: true,
    }),
    text('RelationAddress', 1333, onceOnly),
    picklist('RelationObjectType', ['Contact', 'Lead', 'User'], readOnly),
  ],
});

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_messagingsession.htm */
export const messagingSession = standardObject({
  name: 'MessagingSession',
  keyPrefix: '0Mw',
  owned: true,
  fields: [
    text('Name', 255, { ...readOnly, nameField: true }),
    instant('AcceptTime'),
    instant('StartTime'),
    instant('EndTime'),
    whole('AgentMessageCount', readOnly),
    whole('EndUserMessageCount', readOnly),
    picklist('AgentType', ['Agent', 'Bot', 'BotToAgent', 'System']),
    picklist('ChannelType', ['Text', 'Facebook', 'WhatsApp', 'WeChat', 'EmbeddedMessaging', 'AppleBusinessChat']),
    text('ChannelGroup', 255),
    text('ChannelIntent', 255),
    text('ChannelKey', 150, readOnly),
    text('ChannelLocale', 255),
    text('ChannelName', 80, readOnly),
    text('EndUserLanguage', 255),
    picklist('Origin', ['TriggeredOutbound', 'InboundInitiated', 'AgentInitiated']),
    picklist('Status', ['New', 'Waiting', 'Active', 'Inactive', 'Ended', 'Consent', 'Error']),
    text('PreviewDetails', 255),
    text('SessionKey', 36),
    // Channels and their users are no records here.
    text('MessagingChannelId', 18),
    text('MessagingEndUserId', 18),
    text('ConversationId', 18),
    reference('CaseId', ['Case']),
    reference('LeadId', ['Lead']),
    reference('OpportunityId', ['Opportunity']),
    reference('EndUserAccountId', ['Account']),
    reference('EndUserContactId', ['Contact']),
    reference('TargetUserId', ['User']),
  ],
});
