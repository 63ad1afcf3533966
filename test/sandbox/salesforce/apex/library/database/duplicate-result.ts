/**
 * What duplicate rules found, as Apex reads it from the error of a save.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_datacloud.htm
 */
import type { DuplicateResult } from '../../../data/types.ts';
import { apexValueOf } from '../../data/stored-value.ts';
import { transaction } from '../../runtime/current.ts';
import { ApexDouble } from '../../values/double.ts';
import { ApexList } from '../../values/list.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { LibraryClass } from '../define.ts';
import { getters, plainClass, PlainObject } from '../system/plain-object.ts';

type MatchResult = DuplicateResult['matchResults'][number];
type MatchRecord = MatchResult['matchRecords'][number];

const isStored = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The id, and all fields when the save asked for the details of the records. */
const recordIn = (type: string, { record }: MatchRecord): SObjectValue => {
  const found = new SObjectValue(type);
  for (const { name, ...field } of transaction().data.org.schema.find(type)?.fields.values() ?? []) {
    const value = record[name];
    if (isStored(value)) found.fields.set(name, apexValueOf(field, value));
  }
  return found;
};

const listOf = (type: string, items: readonly unknown[]): ApexList => new ApexList(`List<${type}>`, [...items]);

const matchRecord = (type: string, match: MatchRecord): PlainObject =>
  new PlainObject('Datacloud.MatchRecord', {
    additionalInformation: listOf('Datacloud.AdditionalInformationMap', []),
    fieldDiffs: listOf('Datacloud.FieldDiff', []),
    matchConfidence: new ApexDouble(match.matchConfidence),
    record: recordIn(type, match),
  });

const matchResult = (result: MatchResult): PlainObject =>
  new PlainObject('Datacloud.MatchResult', {
    entityType: result.entityType,
    errors: listOf('Database.Error', []),
    matchEngine: result.matchEngine,
    matchRecords: listOf(
      'Datacloud.MatchRecord',
      result.matchRecords.map((match) => matchRecord(result.entityType, match)),
    ),
    rule: result.rule,
    size: result.size,
    success: result.success,
  });

export const duplicateResultOf = (result: DuplicateResult): PlainObject =>
  new PlainObject('Datacloud.DuplicateResult', {
    allowSave: result.allowSave,
    duplicateRule: result.duplicateRule,
    duplicateRuleEntityType: result.duplicateRuleEntityType,
    errorMessage: result.errorMessage,
    matchResults: listOf('Datacloud.MatchResult', result.matchResults.map(matchResult)),
  });

export const duplicateClasses: readonly LibraryClass[] = [
  plainClass({
    name: 'Datacloud.DuplicateResult',
    members: {
      ...getters(
        ...['String DuplicateRule', 'String DuplicateRuleEntityType', 'String ErrorMessage'],
        'List<Datacloud.MatchResult> MatchResults',
      ),
      'Boolean isAllowSave()': (self: PlainObject) => self.get('allowSave'),
    },
  }),
  plainClass({
    name: 'Datacloud.MatchResult',
    members: {
      ...getters(
        ...['String EntityType', 'String MatchEngine', 'String Rule', 'Integer Size', 'List<Database.Error> Errors'],
        'List<Datacloud.MatchRecord> MatchRecords',
      ),
      'Boolean isSuccess()': (self: PlainObject) => self.get('success'),
    },
  }),
  plainClass({
    name: 'Datacloud.MatchRecord',
    members: getters(
      ...['Double MatchConfidence', 'SObject Record', 'List<Datacloud.FieldDiff> FieldDiffs'],
      'List<Datacloud.AdditionalInformationMap> AdditionalInformation',
    ),
  }),
  plainClass({ name: 'Datacloud.FieldDiff', members: getters('String Difference', 'String Name') }),
  plainClass({ name: 'Datacloud.AdditionalInformationMap', members: getters('String Name', 'String Value') }),
];
