import { z } from 'zod';
import type { FailureCode, Finding } from '../shared/failure.ts';
import { FAILURE_CODES } from '../shared/failure.ts';
import type { Mapping } from '../shared/mapping.ts';
import { compileMapping, MAPPING_RULES, TARGET_RECORDS } from '../shared/mapping.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, soqlList } from './records.ts';

/** The configuration that admins keep in Salesforce: mappings, aliases and what a preflight finding does. */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const mappingRecord = z
  .object({
    DeveloperName: z.string(),
    TargetRecord__c: z.enum(TARGET_RECORDS),
    TargetField__c: z.string(),
    SourceField__c: text,
    Rule__c: z.enum(MAPPING_RULES),
    RuleArgument__c: text,
    DefaultValue__c: text,
    IsRequired__c: z.boolean(),
    Sequence__c: z.number().nullish(),
    Version__c: z.number(),
  })
  .transform((record) => ({
    name: record.DeveloperName,
    targetRecord: record.TargetRecord__c,
    targetField: record.TargetField__c,
    sourcePath: record.SourceField__c,
    rule: record.Rule__c,
    argument: record.RuleArgument__c,
    defaultValue: record.DefaultValue__c,
    isRequired: record.IsRequired__c,
    sequence: record.Sequence__c ?? 0,
    version: String(record.Version__c),
  }));

const MAPPINGS = `SELECT DeveloperName, TargetRecord__c, TargetField__c, SourceField__c, Rule__c, RuleArgument__c,
  DefaultValue__c, IsRequired__c, Sequence__c, Version__c FROM FieldMapping__mdt
  WHERE Status__c = 'Approved' AND TargetRecord__c IN ${soqlList(TARGET_RECORDS)}`;

/** The approved mapping rows of the records that are written, compiled; rows for records of later flows wait. @param timeZone of the company @throws Failure SCHEMA_CHANGED */
export const readMapping = async (connection: SalesforceConnection, timeZone: string): Promise<Mapping> =>
  compileMapping(await queryAll(connection, MAPPINGS, mappingRecord), timeZone);

const aliasRecord = z.object({ Kind__c: z.string(), FromValue__c: z.string(), ToValue__c: z.string() });

/** What a name of a kind stands for; the name itself when nobody gave it another. */
export type Aliases = { readonly resolve: (kind: string, name: string) => string };

const aliasKey = (kind: string, name: string): string => `${kind.toLowerCase()}:${name.trim().toLowerCase()}`;

export const readAliases = async (connection: SalesforceConnection): Promise<Aliases> => {
  const soql = 'SELECT Kind__c, FromValue__c, ToValue__c FROM ValueAlias__c WHERE IsActive__c = true';
  const records = await queryAll(connection, soql, aliasRecord);
  const byKey = new Map(records.map((alias) => [aliasKey(alias.Kind__c, alias.FromValue__c), alias.ToValue__c]));
  return { resolve: (kind, name) => byKey.get(aliasKey(kind, name)) ?? name };
};

const ruleRecord = z
  .object({ Code__c: z.enum(FAILURE_CODES), Severity__c: z.enum(['Block', 'Pause']) })
  .transform(({ Code__c: code, Severity__c: severity }) => ({ code, severity }));

const SEVERITY = { Block: 'block', Pause: 'pause' } as const;

/** What a finding does: as the records of its code say where they agree, else as the gate that found it says. */
export type Severities = { readonly of: (finding: Finding) => Finding['severity'] };

export const readSeverities = async (connection: SalesforceConnection): Promise<Severities> => {
  const soql = 'SELECT Code__c, Severity__c FROM PreflightRule__mdt WHERE IsActive__c = true';
  const rules = Map.groupBy(await queryAll(connection, soql, ruleRecord), ({ code }) => code);
  const agreed = new Map<FailureCode, Finding['severity']>();
  for (const [code, records] of rules) {
    const [severity, another] = new Set(records.map((record) => record.severity));
    if (severity !== undefined && another === undefined) agreed.set(code, SEVERITY[severity]);
  }
  return { of: (finding) => agreed.get(finding.code) ?? finding.severity };
};
