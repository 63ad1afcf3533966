import { derive, rowBehind, rowsWhere, type ObjectRules, type Pending, type Saved } from '../../data/context.ts';
import type { SObjectRecord } from '../../data/types.ts';
import { ruleRefusals } from './messages.ts';
import { pricesOf } from './line.ts';

/**
 * A product has one price per price book and currency, and a standard one before any other.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm
 */
const siblingsOf = ({ data, values, before }: Pending): readonly SObjectRecord[] =>
  typeof values.Product2Id === 'string'
    ? pricesOf(data, values.Product2Id).filter(
        (entry) => entry.CurrencyIsoCode === values.CurrencyIsoCode && entry.Id !== before?.Id,
      )
    : [];

const isStandard = (data: Pending['data'], pricebookId: unknown): boolean =>
  typeof pricebookId === 'string' && rowBehind(data, 'Pricebook2', pricebookId)?.IsStandard === true;

const checkPrices = (pending: Pending): void => {
  const { data, values } = pending;
  const siblings = siblingsOf(pending);
  if (siblings.some((entry) => entry.Pricebook2Id === values.Pricebook2Id)) throw ruleRefusals.priceRepeated();
  if (isStandard(data, values.Pricebook2Id)) return;
  const standard = siblings.find((entry) => isStandard(data, entry.Pricebook2Id));
  if (standard === undefined) throw ruleRefusals.noStandardPrice();
  if (values.UseStandardPrice === true) values.UnitPrice = standard.UnitPrice ?? null;
};

export const pricebookEntryRules: ObjectRules = {
  beforeSave(pending) {
    const { data, values } = pending;
    const product = rowBehind(data, 'Product2', values.Product2Id);
    if (product === undefined || values.Pricebook2Id === null) return;
    checkPrices(pending);
    values.Name = product.Name ?? null;
    values.ProductCode = product.ProductCode ?? null;
  },
};

/** A product's name and code show on its prices. */
const rename = ({ data, now, before, after }: Saved): void => {
  if (before === undefined || after === undefined) return;
  if (before.Name === after.Name && before.ProductCode === after.ProductCode) return;
  const values = { Name: after.Name ?? null, ProductCode: after.ProductCode ?? null };
  for (const entry of rowsWhere(data, 'PricebookEntry', { field: 'Product2Id', value: after.Id })) {
    derive(data, entry, { object: 'PricebookEntry', now, values });
  }
};

export const productRules: ObjectRules = { afterSave: rename };
