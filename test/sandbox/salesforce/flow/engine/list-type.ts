/** The Apex type of a flow's collections: `List<Account>`, `List<String>`. */
import { ApexList } from '../../apex/values/list.ts';
import type { FlowVariable } from '../definition/flow-metadata.ts';
import type { FlowDataType } from '../definition/flow-values.ts';

const ITEMS: Readonly<Record<FlowDataType, string>> = {
  Apex: 'Object',
  Boolean: 'Boolean',
  Currency: 'Decimal',
  Date: 'Date',
  DateTime: 'Datetime',
  Multipicklist: 'String',
  Number: 'Decimal',
  Picklist: 'String',
  SObject: 'SObject',
  String: 'String',
  Time: 'Time',
};

/** The Apex type of one such value; undefined for what is no data type of variables. */
export const itemTypeOf = (dataType: string): string | undefined => new Map(Object.entries(ITEMS)).get(dataType);

export const listTypeOf = ({ dataType, objectType, apexClass }: FlowVariable): string =>
  `List<${objectType ?? apexClass ?? ITEMS[dataType]}>`;

/** What a collection holds; nothing where there is none. A single value is a collection of one. */
export const itemsOf = (value: unknown): readonly unknown[] => {
  if (value === null || value === undefined) return [];
  return value instanceof ApexList ? value.items : [value];
};
