/** What generated code asks of the org: queries, DML, triggers, labels. One for each org. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Org } from '../../data/types.ts';
import { openDescribe } from '../describe/describe.ts';
import type { Program } from '../program/program.ts';
import type { ApexData } from '../runtime/transaction.ts';
import { inlineRequest, runCount, runQuery } from './run-query.ts';
import { runningUser } from './running-user.ts';
import { triggerVariable } from './trigger-variables.ts';

export type ApexDataParts = { readonly org: Org; readonly program: Program };

const unsupported = (feature: string) => (): never => {
  throw new Unsupported(feature);
};

export const openApexData = ({ org }: ApexDataParts): ApexData => ({
  query: (site, binds) => runQuery(org, inlineRequest(site, binds)),
  countRows: (site, binds) => runCount(org, inlineRequest(site, binds)),
  search: unsupported('SOSL'),
  dml: unsupported('DML in Apex'),
  triggerVariable,
  describe: openDescribe(org.schema),
  org,
  label: (name) => unsupported(`the label ${name}`)(),
  page: (name) => unsupported(`the page ${name}`)(),
  ...runningUser(org, unsupported('runAs for a user who is not saved')),
});
