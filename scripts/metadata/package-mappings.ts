import type { MetadataFile } from './read-package.ts';
import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** The package's mapping rows as a reader wants them: which NetSuite field is filled from where, and what no row reads. */

export type MappingEntry = {
  readonly target: string;
  readonly field: string;
  /** `Account.BillingCity`; empty for a constant. */
  readonly source: string;
  readonly rule: string;
  readonly isRequired: boolean;
  readonly otherwise: string;
};

const mappingIn = (file: MetadataFile): MappingEntry & { readonly status: string; readonly sequence: number } => {
  const value = (name: string): string => {
    const entry = childrenNamed(file.root, 'values').find((each) => childText(each, 'field') === `${name}__c`);
    return entry === undefined ? '' : (childText(entry, 'value') ?? '');
  };
  const path = value('SourceField').split('.');
  const argument = value('RuleArgument');
  return {
    target: value('TargetRecord'),
    field: value('TargetField'),
    source: path.at(-1) === '' ? '' : `${path.at(-2) ?? value('SourceObject')}.${path.at(-1) ?? ''}`,
    rule: argument === '' ? value('Rule') : `${value('Rule')} (${argument})`,
    isRequired: value('IsRequired') === 'true',
    otherwise: value('DefaultValue'),
    status: value('Status'),
    sequence: Number(value('Sequence')),
  };
};

/** The rows that are in use, by record and in their order. */
export const mappingsOf = (files: readonly MetadataFile[]): readonly MappingEntry[] =>
  files
    .filter(({ type, name }) => type === 'CustomMetadata' && name.startsWith('FieldMapping.'))
    .map(mappingIn)
    .filter(({ status }) => status === 'Approved')
    .toSorted((left, right) => left.target.localeCompare(right.target, 'en') || left.sequence - right.sequence);

/** What people type for an order is on these. */
const SOLD_WITH = ['Account', 'Contact', 'Contract', 'ContractPrice__c', 'Order', 'OrderItem', 'Product2'];

/** Not mapped but resolved: they say what the order is, or stand in where a line says nothing. */
const RESOLVED = new Set([
  ...['Contract__c', 'CurrencyCode__c', 'EndsOn__c', 'PriceKind__c', 'Product__c', 'StartsOn__c', 'UnitPrice__c'].map(
    (field) => `ContractPrice__c.${field}`,
  ),
  'Product2.ChargeType__c',
]);

type Owned = { readonly name: string; readonly fields: readonly { readonly name: string; readonly owner: string }[] };

/** The package's own fields that Salesforce owns before there is a sales order and that no row sends. */
export const unmappedFields = (objects: readonly Owned[], mappings: readonly MappingEntry[]): readonly string[] => {
  const sent = new Set(mappings.map(({ source }) => source));
  return objects
    .filter(({ name }) => SOLD_WITH.includes(name))
    .flatMap(({ name, fields }) =>
      fields.flatMap((field) => (field.owner.startsWith('Salesforce') ? [`${name}.${field.name}`] : [])),
    )
    .filter((field) => !sent.has(field) && !RESOLVED.has(field));
};
