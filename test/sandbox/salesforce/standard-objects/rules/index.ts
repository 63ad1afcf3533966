import { rowBehind, type ObjectRules, type Pending } from '../../data/context.ts';
import { contractRules } from './contract.ts';
import { ruleRefusals } from './messages.ts';
import { opportunityLineItemRules, opportunityRules } from './opportunity.ts';
import { orderItemRules } from './order-item.ts';
import { orderRules } from './order.ts';
import { pricebookEntryRules, productRules } from './pricebook-entry.ts';

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

const closeCase = ({ values, before, now }: Pending): void => {
  values.IsClosed = values.Status === 'Closed';
  values.ClosedDate = values.IsClosed ? (before?.ClosedDate ?? now) : null;
};

const settleTask = ({ data, values }: Pending): void => {
  values.IsClosed = values.Status === 'Completed';
  const what = values.WhatId;
  const object = typeof what === 'string' ? data.schema.findByKeyPrefix(what.slice(0, 3)) : undefined;
  const about = object === undefined ? undefined : rowBehind(data, object.name, what);
  values.AccountId = (object?.name === 'Account' ? about?.Id : about?.AccountId) ?? null;
};

export const standardRules: Readonly<Record<string, ObjectRules>> = {
  Account: { beforeSave: checkAncestors },
  Case: { beforeSave: closeCase },
  Contact: { beforeSave: fullName },
  Contract: contractRules,
  Opportunity: opportunityRules,
  OpportunityLineItem: opportunityLineItemRules,
  Order: orderRules,
  OrderItem: orderItemRules,
  PricebookEntry: pricebookEntryRules,
  Product2: productRules,
  Task: { beforeSave: settleTask },
  User: { beforeSave: fullName },
};
