/**
 * The class Schema: the objects of the org, all or by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm
 */
import { describe } from '../../describe/current.ts';
import { NameMap } from '../../describe/name-map.ts';
import { ObjectDescribe } from '../../describe/tokens.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';

const globalDescribe = (): NameMap =>
  new NameMap(
    'Map<String,Schema.SObjectType>',
    describe()
      .objects()
      .map((token) => [token.name, token] as const),
  );

const describeNamed = (name: unknown): ObjectDescribe => {
  const token = describe().findObject(String(name));
  if (token === undefined)
    throw apexException('System.InvalidParameterValueException', `Invalid sobject provided: ${String(name)}`);
  return new ObjectDescribe(token);
};

const describeAll = (names: ApexList | null): ApexList => {
  if (names === null) throw nullPointer();
  return new ApexList('List<Schema.DescribeSObjectResult>', names.items.map(describeNamed));
};

export const schema = libraryClass({
  name: 'System.Schema',
  members: {
    'static Map<String,Schema.SObjectType> getGlobalDescribe()': globalDescribe,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': describeAll,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)':
      describeAll,
  },
});
