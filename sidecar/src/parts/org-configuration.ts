import type { ScopeSettings } from '../integration-health/index.ts';
import type { NetSuite } from '../netsuite/index.ts';
import { readActiveCurrencies } from '../salesforce/currency-records.ts';
import { readFlowSettings } from '../salesforce/flow-settings.ts';
import { kept } from '../salesforce/kept.ts';
import { readAliases, readMapping, readPreflightRules } from '../salesforce/mapping-records.ts';
import { orgSchema } from '../salesforce/org-schema.ts';
import type { OrgSchema } from '../salesforce/org-schema.ts';
import type { SalesforceConnection } from '../salesforce/index.ts';
import type { Finding } from '../shared/failure.ts';
import type { Lookups, Mapping } from '../shared/mapping.ts';

/**
 * What admins keep as data on either side: mappings, aliases, preflight rules and what flows take in Salesforce, the lists they
 * refer to in NetSuite. Readings are kept for a short while and forgotten as soon as held work finds that something changed.
 */
export type OrgConfiguration = {
  readonly mapping: () => Promise<Mapping>;
  readonly lookups: () => Promise<Lookups>;
  readonly preflightRules: () => Promise<{ readonly apply: (finding: Finding) => Finding }>;
  /** The currencies that are active in Salesforce, by code. */
  readonly activeCurrencies: () => Promise<ReadonlySet<string>>;
  /** What the data flows take, by the developer name of each. */
  readonly flowSettings: () => Promise<ReadonlyMap<string, ScopeSettings>>;
  readonly schema: OrgSchema;
  readonly forget: () => void;
};

const MINUTE = 60_000;
/** Whatever the mapping says, an order's currency is. */
const ALWAYS_LOOKED_UP = ['Currency'];

type Sources = {
  readonly salesforce: SalesforceConnection;
  readonly netSuite: NetSuite;
  /** Of the company. */
  readonly timeZone: string;
  readonly now: () => Date;
};

export const orgConfiguration = ({ salesforce, netSuite, timeZone, now }: Sources): OrgConfiguration => {
  const mapping = kept(() => readMapping(salesforce, timeZone), MINUTE, now);
  const rules = kept(() => readPreflightRules(salesforce), MINUTE, now);
  const aliases = kept(() => readAliases(salesforce), MINUTE, now);
  const schema = orgSchema(salesforce, now);
  const currencies = kept(() => readActiveCurrencies({ connection: salesforce, schema }), MINUTE, now);
  const flows = kept(() => readFlowSettings(salesforce), MINUTE, now);
  return {
    mapping: mapping.current,
    preflightRules: rules.current,
    lookups: async () => {
      const { kinds } = await mapping.current();
      const [references, names] = await Promise.all([
        netSuite.references.current([...kinds, ...ALWAYS_LOOKED_UP]),
        aliases.current(),
      ]);
      return { find: references.find, resolve: names.resolve };
    },
    activeCurrencies: currencies.current,
    flowSettings: flows.current,
    schema,
    forget: () => {
      for (const each of [mapping, rules, aliases, currencies, flows, netSuite.references]) each.forget();
    },
  };
};
