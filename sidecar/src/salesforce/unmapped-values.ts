import { z } from 'zod';
import type { BridgeOrder, UnmappedValue } from '../order-bridge/index.ts';
import type { Mapping, TargetRecord } from '../shared/mapping.ts';
import type { SalesforceConnection } from './connection.ts';
import type { ObjectField, OrgSchema } from './org-schema.ts';
import { queryAll, soqlText } from './records.ts';

/** The values that people typed into custom fields of an order and its lines and that no mapping row sends. */

type Part = {
  readonly object: string;
  readonly target: TargetRecord;
  /** The field by which the rows of an order are found. */
  readonly key: string;
  /** Fields of the package that say how the bridge stands; they are not the order. */
  readonly own: readonly string[];
};

const PARTS: readonly Part[] = [
  {
    object: 'Order',
    target: 'SalesOrder',
    key: 'Id',
    own: [
      'ActivationKey__c',
      'BookedAt__c',
      'BridgeStatus__c',
      'CorrelationId__c',
      'HoldCause__c',
      'HoldFix__c',
      'MappingVersion__c',
      'NetSuiteSalesOrderId__c',
      'NetSuiteSalesOrderNumber__c',
      'NetSuiteStatus__c',
      'NotSent__c',
      'RequestedAt__c',
    ],
  },
  {
    object: 'OrderItem',
    target: 'SalesOrderLine',
    key: 'OrderId',
    own: ['ExpectedShipOn__c', 'NetSuiteLineKey__c', 'QuantityBilled__c', 'QuantityFulfilled__c'],
  },
];

/** So many field names fit into one request whatever their length. */
const FIELDS_PER_QUERY = 100;

/** A row that sends a field of the related record sends the relation. */
const fieldOfPath = (path: string): string => (path.split('.')[0] ?? path).replace(/__r$/i, '__c').toLowerCase();

const unmapped = ({ target, own }: Part, fields: readonly ObjectField[], mapping: Mapping): readonly ObjectField[] => {
  const known = new Set([...own.map((name) => name.toLowerCase()), ...mapping.pathsOf(target).map(fieldOfPath)]);
  return fields.filter(({ name, isCustom, isKept }) => isCustom && isKept && !known.has(name.toLowerCase()));
};

const row = z.looseObject({ Id: z.string() });

/** As text; undefined where nobody typed anything. */
const typedIn = (value: unknown): string | undefined => {
  if (value === true || typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Place = { readonly object: string; readonly order: BridgeOrder };

const valuesOf = (
  record: z.infer<typeof row>,
  fields: readonly ObjectField[],
  { object, order }: Place,
): readonly UnmappedValue[] => {
  const line = order.lines.find(({ id }) => id === record.Id)?.line;
  return fields.flatMap(({ name, label }) => {
    const value = typedIn(record[name]);
    return value === undefined ? [] : [{ object, field: name, label, line, value }];
  });
};

type Needs = { readonly connection: SalesforceConnection; readonly schema: OrgSchema };

const unmappedValuesOf = async (
  { connection, schema }: Needs,
  part: Part,
  reading: Reading,
): Promise<readonly UnmappedValue[]> => {
  const { order, mapping } = reading;
  const fields = unmapped(part, await schema.fieldsOf(part.object), mapping);
  const found: UnmappedValue[] = [];
  for (let from = 0; from < fields.length; from += FIELDS_PER_QUERY) {
    const some = fields.slice(from, from + FIELDS_PER_QUERY);
    const names = some.map(({ name }) => name).join(', ');
    const soql = `SELECT Id, ${names} FROM ${part.object} WHERE ${part.key} = ${soqlText(order.id)} ORDER BY Id`;
    const records = await queryAll(connection, soql, row);
    found.push(...records.flatMap((record) => valuesOf(record, some, { object: part.object, order })));
  }
  return found;
};

type Reading = { readonly order: BridgeOrder; readonly mapping: Mapping };

/** Costs no query in an org whose orders have no custom fields but those that are mapped. */
export const unmappedValues = async (needs: Needs, reading: Reading): Promise<readonly UnmappedValue[]> =>
  (await Promise.all(PARTS.map((part) => unmappedValuesOf(needs, part, reading)))).flat();
