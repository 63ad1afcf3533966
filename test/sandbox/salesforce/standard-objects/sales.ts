import {
  address,
  date,
  flag,
  instant,
  longText,
  money,
  number,
  onceOnly,
  option,
  percent,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  url,
  whole,
} from './define.ts';

/** What is sold: products and prices, opportunities, contracts and orders with their lines. */
const stage = (value: string, probability: number, forecastCategory: string) =>
  option(value, { isClosed: false, isWon: false, probability, forecastCategory });

const STAGES = [
  stage('Prospecting', 10, 'Pipeline'),
  stage('Qualification', 10, 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline'),
  option('Closed Won', { isClosed: true, isWon: true, probability: 100, forecastCategory: 'Closed' }),
  option('Closed Lost', { isClosed: true, isWon: false, probability: 0, forecastCategory: 'Omitted' }),
];

const FORECAST_CATEGORIES = ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'];
const draft = option('Draft', { statusCategory: 'Draft' });
const activated = option('Activated', { statusCategory: 'Activated' });
const STATUS_CODES = ['Draft', 'Activated'];

export const opportunity = standardObject({
  name: 'Opportunity',
  keyPrefix: '006',
  plural: 'Opportunities',
  owned: true,
  fields: [
    text('Name', 120, { required: true, nameField: true }),
    reference('AccountId', ['Account'], { children: 'Opportunities', deleteConstraint: 'Cascade' }),
    reference('RecordTypeId', ['RecordType']),
    longText('Description', 32000),
    picklist('StageName', STAGES, { label: 'Stage', required: true }),
    money('Amount'),
    percent('Probability', { label: 'Probability (%)' }),
    money('ExpectedRevenue', readOnly),
    number('TotalOpportunityQuantity', 18, { label: 'Quantity' }),
    date('CloseDate', { required: true }),
    picklist('Type', ['Existing Customer - Upgrade', 'Existing Customer - Replacement', 'New Customer']),
    text('NextStep', 255),
    picklist('LeadSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']),
    flag('IsClosed', readOnly),
    flag('IsWon', readOnly),
    picklist('ForecastCategoryName', FORECAST_CATEGORIES, { label: 'Forecast Category' }),
    reference('ContractId', ['Contract'], { children: 'Opportunities' }),
    reference('Pricebook2Id', ['Pricebook2'], { label: 'Price Book ID', children: 'Opportunities' }),
    flag('HasOpportunityLineItem', readOnly),
    reference('ContactId', ['Contact'], onceOnly),
  ],
});

export const opportunityLineItem = standardObject({
  name: 'OpportunityLineItem',
  keyPrefix: '00k',
  plural: 'Opportunity Products',
  fields: [
    reference('OpportunityId', ['Opportunity'], {
      ...onceOnly,
      required: true,
      children: 'OpportunityLineItems',
      deleteConstraint: 'Cascade',
    }),
    reference('PricebookEntryId', ['PricebookEntry'], { ...onceOnly, deleteConstraint: 'Restrict' }),
    reference('Product2Id', ['Product2'], {
      ...onceOnly,
      children: 'OpportunityLineItems',
      deleteConstraint: 'Restrict',
    }),
    text('ProductCode', 255, readOnly),
    text('Name', 376, { ...readOnly, nameField: true }),
    whole('SortOrder'),
    number('Quantity', 12, { required: true }),
    money('TotalPrice'),
    money('Subtotal', readOnly),
    money('UnitPrice', { label: 'Sales Price' }),
    money('ListPrice', readOnly),
    percent('Discount', { precision: 5, scale: 2 }),
    date('ServiceDate', { label: 'Date' }),
    text('Description', 255, { label: 'Line Description' }),
  ],
});

export const pricebook = standardObject({
  name: 'Pricebook2',
  keyPrefix: '01s',
  plural: 'Price Books',
  currency: false,
  fields: [
    text('Name', 255, { label: 'Price Book Name', required: true, nameField: true }),
    text('Description', 255),
    flag('IsActive', { label: 'Active' }),
    flag('IsStandard', { ...readOnly, label: 'Is Standard Price Book' }),
    flag('IsArchived', readOnly),
  ],
});

export const pricebookEntry = standardObject({
  name: 'PricebookEntry',
  keyPrefix: '01u',
  plural: 'Price Book Entries',
  fields: [
    text('Name', 255, { ...readOnly, label: 'Product Name', nameField: true }),
    reference('Pricebook2Id', ['Pricebook2'], {
      ...onceOnly,
      label: 'Price Book ID',
      required: true,
      children: 'PricebookEntries',
      deleteConstraint: 'Restrict',
    }),
    reference('Product2Id', ['Product2'], {
      ...onceOnly,
      label: 'Product ID',
      required: true,
      children: 'PricebookEntries',
      deleteConstraint: 'Cascade',
    }),
    money('UnitPrice', { label: 'List Price', required: true }),
    flag('IsActive', { label: 'Active' }),
    flag('UseStandardPrice'),
    text('ProductCode', 255, readOnly),
    flag('IsArchived', readOnly),
  ],
});

export const product = standardObject({
  name: 'Product2',
  keyPrefix: '01t',
  plural: 'Products',
  fields: [
    text('Name', 255, { label: 'Product Name', required: true, nameField: true }),
    text('ProductCode', 255),
    longText('Description', 4000, { label: 'Product Description' }),
    flag('IsActive', { label: 'Active' }),
    picklist('Family', ['None'], { label: 'Product Family' }),
    reference('RecordTypeId', ['RecordType']),
    url('DisplayUrl'),
    picklist('QuantityUnitOfMeasure', ['Each']),
    text('StockKeepingUnit', 180, { label: 'Product SKU' }),
    flag('IsArchived', readOnly),
  ],
});

export const contract = standardObject({
  name: 'Contract',
  keyPrefix: '800',
  owned: true,
  fields: [
    reference('AccountId', ['Account'], { required: true, children: 'Contracts', deleteConstraint: 'Cascade' }),
    reference('Pricebook2Id', ['Pricebook2'], { label: 'Price Book ID' }),
    picklist('OwnerExpirationNotice', ['15', '30', '45', '60', '90', '120']),
    date('StartDate', { label: 'Contract Start Date' }),
    date('EndDate', { ...readOnly, label: 'Contract End Date' }),
    ...address('Billing'),
    ...address('Shipping'),
    whole('ContractTerm'),
    picklist('Status', [draft, option('In Approval Process', { statusCategory: 'Draft' }), activated], {
      defaultValue: 'Draft',
      restrictedPicklist: true,
    }),
    picklist('StatusCode', ['Draft', 'InApproval', 'Activated'], { ...readOnly, label: 'Status Category' }),
    reference('CompanySignedId', ['User']),
    date('CompanySignedDate'),
    reference('CustomerSignedId', ['Contact']),
    text('CustomerSignedTitle', 40),
    date('CustomerSignedDate'),
    longText('SpecialTerms', 4000),
    reference('ActivatedById', ['User'], { ...readOnly, indexed: false }),
    instant('ActivatedDate', readOnly),
    longText('Description', 32000),
    text('Name', 80, { label: 'Contract Name' }),
    reference('RecordTypeId', ['RecordType']),
    text('ContractNumber', 30, { ...readOnly, nameField: true, autoNumberFormat: '{00000000}', nillable: false }),
  ],
});

export const order = standardObject({
  name: 'Order',
  keyPrefix: '801',
  owned: true,
  fields: [
    reference('ContractId', ['Contract'], { children: 'Orders', deleteConstraint: 'Restrict' }),
    reference('AccountId', ['Account'], { required: true, children: 'Orders', deleteConstraint: 'Restrict' }),
    reference('Pricebook2Id', ['Pricebook2'], { label: 'Price Book ID', children: 'Orders' }),
    reference('OriginalOrderId', ['Order'], { children: 'Orders' }),
    reference('OpportunityId', ['Opportunity'], { children: 'Orders' }),
    date('EffectiveDate', { label: 'Order Start Date', required: true }),
    date('EndDate', { label: 'Order End Date' }),
    flag('IsReductionOrder'),
    picklist('Status', [draft, activated], { required: true, restrictedPicklist: true }),
    picklist('StatusCode', STATUS_CODES, { ...readOnly, label: 'Status Category' }),
    longText('Description', 32000),
    reference('CustomerAuthorizedById', ['Contact']),
    date('CustomerAuthorizedDate'),
    reference('CompanyAuthorizedById', ['User']),
    date('CompanyAuthorizedDate'),
    picklist('Type', []),
    ...address('Billing'),
    ...address('Shipping'),
    text('Name', 80, { label: 'Order Name' }),
    date('PoDate', { label: 'PO Date' }),
    text('PoNumber', 80, { label: 'PO Number' }),
    text('OrderReferenceNumber', 80),
    reference('BillToContactId', ['Contact']),
    reference('ShipToContactId', ['Contact']),
    instant('ActivatedDate', readOnly),
    reference('ActivatedById', ['User'], { ...readOnly, indexed: false }),
    money('TotalAmount', { ...readOnly, label: 'Order Amount', defaultValue: 0 }),
    text('OrderNumber', 30, { ...readOnly, nameField: true, autoNumberFormat: '{00000000}', nillable: false }),
    reference('RecordTypeId', ['RecordType']),
  ],
});

export const orderItem = standardObject({
  name: 'OrderItem',
  keyPrefix: '802',
  plural: 'Order Products',
  fields: [
    reference('OrderId', ['Order'], {
      ...onceOnly,
      required: true,
      children: 'OrderItems',
      deleteConstraint: 'Cascade',
    }),
    reference('PricebookEntryId', ['PricebookEntry'], { ...onceOnly, required: true, deleteConstraint: 'Restrict' }),
    reference('Product2Id', ['Product2'], { ...onceOnly, children: 'OrderItems', deleteConstraint: 'Restrict' }),
    reference('OriginalOrderItemId', ['OrderItem'], onceOnly),
    number('AvailableQuantity', 18, readOnly),
    number('Quantity', 18, { required: true }),
    money('UnitPrice', { required: true }),
    money('ListPrice', readOnly),
    money('TotalPrice', readOnly),
    date('ServiceDate', { label: 'Start Date' }),
    date('EndDate'),
    text('Description', 255, { label: 'Line Description' }),
    text('OrderItemNumber', 30, { ...readOnly, nameField: true, autoNumberFormat: '{0000000000}', nillable: false }),
  ],
});
