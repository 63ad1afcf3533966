/** What is in the way, as rows of a table: from the answer of an attempt, or from what the order on hold says. */
import engineer from '@salesforce/label/c.OwnerEngineer';
import finance from '@salesforce/label/c.OwnerFinance';
import netSuiteAdmin from '@salesforce/label/c.OwnerNetSuiteAdmin';
import operations from '@salesforce/label/c.OwedByOperations';
import rep from '@salesforce/label/c.OwedByRep';
import salesforceAdmin from '@salesforce/label/c.OwnerSalesforceAdmin';
import { labels } from './labels';

export type FindingRow = {
  readonly key: string;
  /** The line of the order, or the order as a whole. */
  readonly where: string;
  readonly cause: string;
  readonly fix: string;
  readonly who: string;
};

const ROLES: Readonly<Record<string, string>> = {
  engineer,
  finance,
  'netsuite-admin': netSuiteAdmin,
  operations,
  rep,
  'salesforce-admin': salesforceAdmin,
};

const placeOf = (line: number | undefined): string =>
  line === undefined ? labels.wholeOrder : labels.line.replace('{0}', String(line));

/** @param findings of an attempt */
export const rowsOfFindings = (findings: readonly ActivationFinding[]): readonly FindingRow[] =>
  findings.map(({ cause, fix = '', owner = '', line }, index) => ({
    key: String(index),
    where: placeOf(line),
    cause,
    fix,
    who: ROLES[owner] ?? owner,
  }));

/** @param standing of an order that waits; its causes name their line themselves */
export const rowsOfStanding = ({ causes, fixes, owedBy }: OrderStanding): readonly FindingRow[] =>
  causes.map((cause, index) => ({
    key: String(index),
    where: labels.wholeOrder,
    cause,
    fix: fixes[index] ?? '',
    who: owedBy,
  }));
