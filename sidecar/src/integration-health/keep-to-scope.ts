import type { Dated, FlowScope } from '../shared/flow-scope.ts';
import { Failure, needsAPerson } from '../shared/failure.ts';
import type { Log } from '../shared/log.ts';

/** Keeps a flow to what administrators let it take, and remembers what they leave out. */

/** How a flow is narrowed. */
export type ScopeSettings = {
  readonly label: string;
  /** Whether the flow is used at all. */
  readonly isActive: boolean;
  /** The first day that it is responsible for, `YYYY-MM-DD`. */
  readonly cutOverOn: string | undefined;
  /** A SOQL condition on accounts. */
  readonly filter: string | undefined;
};

/** What is remembered of the records that a flow left out. */
export type LeftOut = {
  readonly keep: (records: readonly Dated[]) => Promise<void>;
  readonly forget: (ids: readonly string[]) => Promise<void>;
  /** The customers of those from that day on; of all without a day. */
  readonly customersSince: (day: string | undefined) => Promise<readonly string[]>;
  /** Ids of those from that day on that belong to these customers. */
  readonly idsOf: (customerIds: readonly string[], day: string | undefined, most: number) => Promise<readonly string[]>;
};

type Needs = {
  /** @returns undefined for a flow without a record: it takes everything */
  readonly settings: () => Promise<ScopeSettings | undefined>;
  /** Those of the customers whose account meets the condition. @throws Failure that needs a person when it is none */
  readonly customersMeeting: (filter: string, customerIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly leftOut: LeftOut;
  readonly log: Log;
};

export const keepToScope = (needs: Needs): FlowScope => ({
  admit: async (records, known) => {
    if (records.length === 0) return new Set();
    const passing = await passingOf(
      needs,
      records.filter(({ id }) => !known.has(id)),
    );
    const isTaken = ({ id }: Dated): boolean => known.has(id) || passing.has(id);
    await needs.leftOut.forget(records.filter(isTaken).map(({ id }) => id));
    await needs.leftOut.keep(records.filter((record) => !isTaken(record)));
    return new Set(records.filter(isTaken).map(({ id }) => id));
  },
  joined: async (most) => {
    const settings = await needs.settings();
    if (settings?.isActive === false) return [];
    // Asked also when nobody is left out: a filter that cannot be used is told at once.
    const customers = await needs.leftOut.customersSince(settings?.cutOverOn);
    const taken = await meeting(needs, settings, customers);
    return taken.size === 0 ? [] : needs.leftOut.idsOf([...taken], settings?.cutOverOn, most);
  },
  forget: needs.leftOut.forget,
});

const passingOf = async (needs: Needs, records: readonly Dated[]): Promise<ReadonlySet<string>> => {
  const settings = await needs.settings();
  if (settings?.isActive === false) return new Set();
  const since = records.filter(({ on }) => settings?.cutOverOn === undefined || on >= settings.cutOverOn);
  const customers = [...new Set(since.map(({ customerId }) => customerId))];
  const taken = await meeting(needs, settings, customers).catch((error: unknown) => noneTold(needs, error));
  return new Set(since.filter(({ customerId }) => taken.has(customerId)).map(({ id }) => id));
};

/** Nothing is taken that might be left out; the next run says so to people, and what was left out joins then. */
const noneTold = ({ log }: Needs, error: unknown): ReadonlySet<string> => {
  if (!(error instanceof Failure) || error.code !== 'SCHEMA_CHANGED') throw error;
  log.warn({ journey: 'integration-health', step: 'keep-to-scope', outcome: error.code, error }, error.message);
  return new Set();
};

const meeting = async (
  { customersMeeting }: Needs,
  settings: ScopeSettings | undefined,
  customerIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (settings?.filter === undefined) return new Set(customerIds);
  try {
    return await customersMeeting(settings.filter, customerIds);
  } catch (error) {
    throw unusable(settings.label, error);
  }
};

/** The org's own words say which field or word it is. */
const unusable = (label: string, error: unknown): unknown =>
  error instanceof Failure && error.kind === 'needs-a-person' && error.code !== 'CREDENTIAL_REFUSED'
    ? needsAPerson({
        code: 'SCHEMA_CHANGED',
        message: `The filter of the flow ${label} cannot be used: ${error.message}`,
        advice: 'Correct the filter in the record of the flow (Integration Flow); until then nothing new takes part.',
        owner: 'salesforce-admin',
        cause: error,
      })
    : error;
