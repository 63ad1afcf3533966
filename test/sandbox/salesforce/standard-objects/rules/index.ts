import { rowBehind, rowsWhere, type ObjectRules, type Pending } from '../../data/context.ts';
import { summaryRules } from '../../data/summary-rules.ts';
import { eventRules, taskRules } from './activity.ts';
import { campaignMemberRules } from './campaign-member.ts';
import { caseRules } from './case.ts';
import { contractRules } from './contract.ts';
import { attachmentRules, contentDocumentLinkRules, contentVersionRules } from './file.ts';
import { ruleRefusals } from './messages.ts';
import { opportunityLineItemRules, opportunityRules } from './opportunity.ts';
import { orderItemRules } from './order-item.ts';
import { orderRules } from './order.ts';
import { pricebookEntryRules, productRules } from './pricebook-entry.ts';
import { settingRules } from './setting.ts';
import type { SObjectRecord } from '../../data/types.ts';
import type { Schema } from '../../schema/types.ts';

/** What standard objects do besides what their fields say, by object. */
const fullName = ({ values }: Pending): void => {
  values.Name = [values.FirstName, values.LastName].filter((part) => typeof part === 'string').join(' ') || null;
};

/** Refuses an account that would become its own ancestor. */
const checkAncestors = ({ data, values, before }: Pending): void => {
  let ancestor = rowBehind(data, 'Account', values.ParentId);
  while (ancestor !== undefined && before !== undefined) {
    if (ancestor.Id === before.Id) throw ruleRefusals.cycle('ParentId');
    ancestor = rowBehind(data, 'Account', ancestor.ParentId);
  }
};

/** What was won with an account stays, and the account with it. */
const checkWon = ({ data, record }: { data: Pending['data']; record: SObjectRecord }): void => {
  const won = rowsWhere(data, 'Opportunity', { field: 'AccountId', value: record.Id }).filter(
    ({ IsWon }) => IsWon === true,
  );
  if (won.length > 0)
    throw ruleRefusals.accountHasWon(
      String(record.Name),
      won.map(({ Name }) => String(Name)),
    );
};

/** What a permission is for shows in the id. */
const settleSetupAccess = ({ data, values }: Pending): void => {
  values.SetupEntityType = data.schema.findByKeyPrefix(String(values.SetupEntityId).slice(0, 3))?.name ?? null;
};

export const standardRules: Readonly<Record<string, ObjectRules>> = {
  Account: { beforeSave: checkAncestors, beforeDelete: checkWon },
  Attachment: attachmentRules,
  CampaignMember: campaignMemberRules,
  Case: caseRules,
  Contact: { beforeSave: fullName },
  ContentDocumentLink: contentDocumentLinkRules,
  ContentVersion: contentVersionRules,
  Contract: contractRules,
  Document: attachmentRules,
  Event: eventRules,
  Lead: { beforeSave: fullName },
  Opportunity: opportunityRules,
  OpportunityLineItem: opportunityLineItemRules,
  Order: orderRules,
  OrderItem: orderItemRules,
  PricebookEntry: pricebookEntryRules,
  Product2: productRules,
  SetupEntityAccess: { beforeSave: settleSetupAccess },
  Task: taskRules,
  User: { beforeSave: fullName },
};

type Rules = Readonly<Record<string, ObjectRules>>;

/** Both, one after the other. */
const both = (one: ObjectRules, other: ObjectRules): ObjectRules => ({
  beforeSave(pending) {
    one.beforeSave?.(pending);
    other.beforeSave?.(pending);
  },
  afterSave(saved) {
    one.afterSave?.(saved);
    other.afterSave?.(saved);
  },
  beforeDelete(deletion) {
    one.beforeDelete?.(deletion);
    other.beforeDelete?.(deletion);
  },
});

/** The rules of all objects of an org, those of its custom settings and summaries included. */
export const rulesFor = (schema: Schema): Rules => {
  const own: Rules = { ...standardRules, ...settingRules(schema) };
  const summaries = summaryRules(schema);
  const joined = Object.entries(summaries).map(([object, rules]) => [object, both(own[object] ?? {}, rules)] as const);
  return { ...own, ...Object.fromEntries(joined) };
};
