import { flag, onceOnly, picklist, readOnly, reference, standardObject, text } from './define.ts';

/** Who works on accounts and opportunities, on either side. */
const ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
];

export const opportunityContactRole = standardObject({
  name: 'OpportunityContactRole',
  keyPrefix: '00K',
  fields: [
    reference('OpportunityId', ['Opportunity'], {
      ...onceOnly,
      required: true,
      children: 'OpportunityContactRoles',
      deleteConstraint: 'Cascade',
    }),
    reference('ContactId', ['Contact'], {
      ...onceOnly,
      required: true,
      children: 'OpportunityContactRoles',
      deleteConstraint: 'Cascade',
    }),
    picklist('Role', [...ROLES, 'Influencer', 'Technical Buyer', 'Other']),
    flag('IsPrimary'),
  ],
});

const LEVELS = ['None', 'Read', 'Edit'];
const TEAM_ROLES = [
  'Account Manager',
  'Channel Manager',
  'Executive Sponsor',
  'Lead Qualifier',
  'Pre-Sales Consultant',
  'Sales Manager',
  'Sales Rep',
];

export const accountTeamMember = standardObject({
  name: 'AccountTeamMember',
  keyPrefix: '01M',
  fields: [
    reference('AccountId', ['Account'], {
      ...onceOnly,
      required: true,
      children: 'AccountTeamMembers',
      deleteConstraint: 'Cascade',
    }),
    reference('UserId', ['User'], { ...onceOnly, required: true }),
    picklist('TeamMemberRole', TEAM_ROLES),
    picklist('AccountAccessLevel', LEVELS),
    picklist('ContactAccessLevel', LEVELS),
    picklist('OpportunityAccessLevel', LEVELS),
    picklist('CaseAccessLevel', LEVELS),
    text('Title', 128, readOnly),
    text('PhotoUrl', 255, readOnly),
  ],
});

export const opportunityTeamMember = standardObject({
  name: 'OpportunityTeamMember',
  keyPrefix: '00q',
  fields: [
    reference('OpportunityId', ['Opportunity'], {
      ...onceOnly,
      required: true,
      children: 'OpportunityTeamMembers',
      deleteConstraint: 'Cascade',
    }),
    reference('UserId', ['User'], { ...onceOnly, required: true }),
    picklist('TeamMemberRole', TEAM_ROLES),
    picklist('OpportunityAccessLevel', LEVELS),
    text('Name', 361, { ...readOnly, nameField: true }),
    text('Title', 128, readOnly),
    text('PhotoUrl', 255, readOnly),
  ],
});
