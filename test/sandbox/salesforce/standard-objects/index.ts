import { currencyType, group, organization, profile, recordType, user } from './administration.ts';
import { account, caseObject, contact, task } from './customers.ts';
import {
  contract,
  opportunity,
  opportunityLineItem,
  order,
  orderItem,
  pricebook,
  pricebookEntry,
  product,
} from './sales.ts';
import type { ObjectSchema } from '../schema/types.ts';

/** Every standard object of the sandbox. */
export const standardObjects: readonly ObjectSchema[] = [
  account,
  contact,
  opportunity,
  opportunityLineItem,
  pricebook,
  pricebookEntry,
  product,
  contract,
  order,
  orderItem,
  caseObject,
  task,
  user,
  group,
  profile,
  organization,
  currencyType,
  recordType,
];
