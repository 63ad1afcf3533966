/** What generated code asks of the org: queries, DML, triggers, labels. One for each org. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Org } from '../../data/types.ts';
import { openDescribe } from '../describe/describe.ts';
import { labelText } from '../describe/labels.ts';
import { pageNamed } from '../library/system/pages/page-reference.ts';
import type { Program } from '../program/program.ts';
import type { ApexData } from '../runtime/transaction.ts';
import { dmlStatement, openDatabase } from './database.ts';
import { inlineRequest, runCount, runQuery } from './run-query.ts';
import { runningUser } from './running-user.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { inlineSearch } from '../search/run-search.ts';
import { triggerVariable } from './trigger-variables.ts';

export type ApexDataParts = { readonly org: Org; readonly program: Program };

const unsupported = (feature: string) => (): never => {
  throw new Unsupported(feature);
};

const saveUser =
  (dml: ApexData['dml']) =>
  (user: SObjectValue): void =>
    dml({ verb: 'insert', access: 'system', sharing: 'without' }, user, null);

/** A program's way to an org. Whoever opens transactions has its triggers run, with `letTriggersRun`. */
export const openApexData = ({ org }: ApexDataParts): ApexData => {
  const database = openDatabase(org);
  const dml = dmlStatement(database);
  return {
    query: (site, binds) => runQuery(org, inlineRequest(site, binds)),
    countRows: (site, binds) => runCount(org, inlineRequest(site, binds)),
    search: (site, binds) => inlineSearch(org, site, binds),
    dml,
    database,
    triggerVariable,
    describe: openDescribe(org.schema),
    org,
    label: (name) => labelText(org.schema, name) ?? unsupported(`the label ${name}, which the project lacks`)(),
    page: pageNamed,
    ...runningUser(org, saveUser(dml)),
  };
};
