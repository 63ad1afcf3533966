import { Big } from 'big.js';
import { derive, rowBehind, rowsWhere, type ObjectRules, type Pending, type Saved } from '../../data/context.ts';
import type { Value } from '../../data/types.ts';
import { refusals } from '../../data/save-failure.ts';
import { applyPrice, product, sumOf } from './line.ts';
import { ruleRefusals } from './messages.ts';
import { meaningOf } from './status.ts';

/**
 * An opportunity's outcome follows from its stage and its amount from its products.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
const expected = (amount: Value | undefined, probability: Value | undefined): number | null =>
  typeof amount === 'number' && typeof probability === 'number'
    ? new Big(amount).times(probability).div(100).round(2, Big.roundHalfUp).toNumber()
    : null;

const UNKNOWN_STAGE = { isClosed: false, isWon: false, probability: 0, forecastCategory: 'Pipeline' } as const;

const applyStage = (pending: Pending): void => {
  const { values, before, sent, now } = pending;
  if (before?.StageName === values.StageName) return;
  const meaning = { ...UNKNOWN_STAGE, ...meaningOf(pending, 'StageName', values.StageName) };
  values.IsClosed = meaning.isClosed;
  values.IsWon = meaning.isWon;
  if (!sent.has('Probability')) values.Probability = meaning.probability;
  if (!sent.has('ForecastCategoryName')) values.ForecastCategoryName = meaning.forecastCategory;
  if (before !== undefined) values.LastStageChangeDate = now;
};

const FORECAST_CATEGORIES: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  'Best Case': 'BestCase',
  Commit: 'Forecast',
  Closed: 'Closed',
};

/** The fiscal year of the sandbox is the calendar's. */
const applyFiscal = ({ values }: Pending): void => {
  values.ForecastCategory = FORECAST_CATEGORIES[String(values.ForecastCategoryName)] ?? null;
  if (typeof values.CloseDate !== 'string') return;
  const [year = '', month = ''] = values.CloseDate.split('-');
  values.FiscalYear = Number(year);
  values.FiscalQuarter = Math.ceil(Number(month) / 3);
  values.Fiscal = `${year} ${values.FiscalQuarter}`;
};

export const opportunityRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before } = pending;
    applyStage(pending);
    applyFiscal(pending);
    if (before?.HasOpportunityLineItem === true) {
      // Products decide the amount; the platform drops a client's figure without a word.
      values.Amount = before.Amount ?? null;
      values.TotalOpportunityQuantity = before.TotalOpportunityQuantity ?? null;
      if (before.CurrencyIsoCode !== values.CurrencyIsoCode) throw ruleRefusals.parentCurrencyFixed();
    }
    values.ExpectedRevenue = expected(values.Amount, values.Probability);
  },
};

const addUp = ({ data, now, before, after }: Saved): void => {
  const opportunity = rowBehind(data, 'Opportunity', (after ?? before)?.OpportunityId);
  if (opportunity === undefined) return;
  const items = rowsWhere(data, 'OpportunityLineItem', { field: 'OpportunityId', value: opportunity.Id });
  const amount = sumOf(items, 'TotalPrice');
  const entry = rowBehind(data, 'PricebookEntry', after?.PricebookEntryId);
  const values = {
    Amount: amount,
    TotalOpportunityQuantity: sumOf(items, 'Quantity'),
    HasOpportunityLineItem: items.length > 0,
    ExpectedRevenue: expected(amount, opportunity.Probability),
    Pricebook2Id: opportunity.Pricebook2Id ?? entry?.Pricebook2Id ?? null,
  };
  derive(data, opportunity, { object: 'Opportunity', now, values });
};

const unitPriceFrom = (total: Value | undefined, quantity: Value | undefined): number | null =>
  typeof total === 'number' && typeof quantity === 'number' && quantity !== 0
    ? new Big(total).div(quantity).round(2, Big.roundHalfUp).toNumber()
    : null;

const shareKept = (discount: Value | undefined): number =>
  typeof discount === 'number' ? new Big(100).minus(discount).div(100).toNumber() : 1;

/** Unit price and total follow from each other; a discount lowers the total only. */
const priceLine = ({ values, sent, before }: Pending): void => {
  const totalSent = sent.has('TotalPrice') && before?.TotalPrice !== values.TotalPrice;
  if (totalSent && !sent.has('UnitPrice')) values.UnitPrice = unitPriceFrom(values.TotalPrice, values.Quantity);
  if (values.UnitPrice === null) throw refusals.missing(['UnitPrice']);
  values.Subtotal = product(values.UnitPrice, values.Quantity);
  if (!totalSent) values.TotalPrice = product(values.Subtotal, shareKept(values.Discount));
};

export const opportunityLineItemRules: ObjectRules = {
  beforeSave(pending) {
    const { data, values } = pending;
    const opportunity = rowBehind(data, 'Opportunity', values.OpportunityId);
    if (opportunity === undefined) return;
    const pricebookId = opportunity.Pricebook2Id ?? null;
    const entry = applyPrice(pending, { row: opportunity, word: 'opportunity', pricebookId });
    if (entry === undefined) throw refusals.missing(['PricebookEntryId']);
    if (values.Quantity === 0) throw ruleRefusals.badQuantity();
    priceLine(pending);
    values.ProductCode = entry.ProductCode ?? null;
    values.Name = `${String(opportunity.Name)} ${String(entry.Name)}`.slice(0, 376);
  },
  afterSave: addUp,
};
