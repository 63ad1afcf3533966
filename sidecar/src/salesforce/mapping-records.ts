import { z } from 'zod';
import type { FailureCode, Finding, Owner } from '../shared/failure.ts';
import { FAILURE_CODES, needsAPerson } from '../shared/failure.ts';
import type { Mapping, TargetRecord } from '../shared/mapping.ts';
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
    SourceObject__c: text,
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
    sourceObject: record.SourceObject__c,
    sourcePath: record.SourceField__c,
    rule: record.Rule__c,
    argument: record.RuleArgument__c,
    defaultValue: record.DefaultValue__c,
    isRequired: record.IsRequired__c,
    sequence: record.Sequence__c ?? 0,
    version: String(record.Version__c),
  }));

const MAPPINGS = `SELECT DeveloperName, TargetRecord__c, TargetField__c, SourceObject__c, SourceField__c, Rule__c, RuleArgument__c,
  DefaultValue__c, IsRequired__c, Sequence__c, Version__c FROM FieldMapping__mdt
  WHERE Status__c = 'Approved' AND TargetRecord__c IN ${soqlList(TARGET_RECORDS)}`;

/** What each record is made of. */
const MADE_OF: Readonly<Record<TargetRecord, string>> = {
  Customer: 'Account',
  CustomerAddress: 'Account',
  SalesOrder: 'Order',
  SalesOrderLine: 'OrderItem',
};

type ReadRow = z.infer<typeof mappingRecord>;

/** A row says which object it reads; what it would read from another one is not there. */
const readable = ({ sourceObject, ...row }: ReadRow): Omit<ReadRow, 'sourceObject'> => {
  const object = MADE_OF[row.targetRecord];
  if (sourceObject === '' || sourceObject === object) return row;
  throw needsAPerson({
    code: 'SCHEMA_CHANGED',
    message: `The mapping row ${row.name} reads from ${sourceObject}, but a ${row.targetRecord} is made of ${object}.`,
    advice: `Correct Source Object and Source Field of the row, for example by a path from ${object}.`,
    owner: 'salesforce-admin',
  });
};

/** The approved mapping rows, compiled. @param timeZone of the company @throws Failure SCHEMA_CHANGED */
export const readMapping = async (connection: SalesforceConnection, timeZone: string): Promise<Mapping> =>
  compileMapping((await queryAll(connection, MAPPINGS, mappingRecord)).map(readable), timeZone);

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

const SEVERITY = { Block: 'block', Pause: 'pause' } as const;
const ROLE = {
  'Sales Rep': 'rep',
  Finance: 'finance',
  Operations: 'operations',
  'Salesforce Admin': 'salesforce-admin',
  'NetSuite Admin': 'netsuite-admin',
} as const satisfies Record<string, Owner>;

const ruleRecord = z
  .object({
    Code__c: z.enum(FAILURE_CODES),
    Severity__c: z.enum(['Block', 'Pause']),
    OwnerRole__c: z.enum(['Sales Rep', 'Finance', 'Operations', 'Salesforce Admin', 'NetSuite Admin']).nullish(),
  })
  .transform((rule) => ({
    code: rule.Code__c,
    severity: SEVERITY[rule.Severity__c],
    owner: rule.OwnerRole__c == null ? undefined : ROLE[rule.OwnerRole__c],
  }));

/** What findings do and who settles them: as the records of a code say where they agree, else as the gate that found it says. */
export type PreflightRules = { readonly apply: (finding: Finding) => Finding };

/** The value they all share, if they do. */
const agreed = <T>(values: readonly T[]): T | undefined => {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
};

export const readPreflightRules = async (connection: SalesforceConnection): Promise<PreflightRules> => {
  const soql = 'SELECT Code__c, Severity__c, OwnerRole__c FROM PreflightRule__mdt WHERE IsActive__c = true';
  const rules = Map.groupBy(await queryAll(connection, soql, ruleRecord), ({ code }): FailureCode => code);
  return {
    apply: (finding) => {
      const ofCode = rules.get(finding.code) ?? [];
      const severity = agreed(ofCode.map((rule) => rule.severity)) ?? finding.severity;
      return { ...finding, severity, owner: agreed(ofCode.map(({ owner }) => owner)) ?? finding.owner };
    },
  };
};
