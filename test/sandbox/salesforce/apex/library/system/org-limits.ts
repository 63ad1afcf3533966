/**
 * OrgLimits and OrgLimit: what the org has used of its allocations, as the limits resource tells it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm
 */
import { transaction } from '../../runtime/current.ts';
import type { OrgAllocation } from '../../runtime/surroundings.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';

class OrgLimit extends ApexValue {
  readonly name: string;
  readonly of: OrgAllocation;

  constructor(name: string, of: OrgAllocation) {
    super();
    this.name = name;
    this.of = of;
  }

  override apexText(): string {
    return `OrgLimit[getLimit=${this.of.Max};getName=${this.name};getValue=${this.of.Max - this.of.Remaining};]`;
  }
}

const all = (): readonly OrgLimit[] =>
  Object.entries(transaction().surroundings.orgLimits()).map(([name, of]) => new OrgLimit(name, of));

export const orgLimit = libraryClass({
  name: 'System.OrgLimit',
  holds: (value) => value instanceof OrgLimit,
  members: {
    'String getName()': ({ name }: OrgLimit) => name,
    'Integer getLimit()': ({ of }: OrgLimit) => of.Max,
    'Integer getValue()': ({ of }: OrgLimit) => of.Max - of.Remaining,
    'String toString()': (limit: OrgLimit) => limit.apexText(),
  },
});

export const orgLimits = libraryClass({
  name: 'System.OrgLimits',
  members: {
    'static List<System.OrgLimit> getAll()': () => new ApexList('List<System.OrgLimit>', [...all()]),
    'static Map<String,System.OrgLimit> getMap()': () =>
      new ApexMap(
        'Map<String,System.OrgLimit>',
        all().map((limit): [string, OrgLimit] => [limit.name, limit]),
      ),
  },
});
