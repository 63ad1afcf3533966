/** What pages and columns call a field: look-ups by what they lead to, not by the id they hold. */
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';

const STANDARD: Readonly<Record<string, string>> = {
  AccountId: 'Account Name',
  ParentId: 'Parent Account',
  Pricebook2Id: 'Price Book',
  Product2Id: 'Product',
  WhoId: 'Name',
  WhatId: 'Related To',
  CampaignId: 'Primary Campaign Source',
  CustomerSignedId: 'Customer Signed By',
  CompanySignedId: 'Company Signed By',
};

const ofReference = ({ name, label }: FieldSchema, object: ObjectSchema): string => {
  if (name === 'OwnerId') return object.kind === 'custom' ? 'Owner' : `${object.label} Owner`;
  return STANDARD[name] ?? label.replace(/ ID$/, '');
};

export const fieldLabel = (field: FieldSchema, object: ObjectSchema): string => {
  if (field.custom) return field.label;
  if (field.type === 'reference') return ofReference(field, object);
  if (field.name === 'Name' && object.fields.has('lastname')) return 'Name';
  return field.name === 'CurrencyIsoCode' ? `${object.label} Currency` : field.label;
};
