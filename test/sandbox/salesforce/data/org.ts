import type { Clock } from '../../shared/clock.ts';
import { rulesFor } from '../standard-objects/rules/index.ts';
import type { Schema } from '../schema/types.ts';
import { objectNamed, type Data } from './context.ts';
import { openLocks } from './locks.ts';
import { plantAgain } from './plant-again.ts';
import { eventValues } from './publish-event.ts';
import { normalizedId } from './record-id.ts';
import { openRecycleBin } from './recycle-bin.ts';
import { openHooks } from './save-hooks.ts';
import { saveContext, savesOf } from './saves.ts';
import { ADMINISTRATOR, plantedIn, seedOrg, type OrgCurrency, type OrgUser } from './seed.ts';
import { openStore, type Store } from './store.ts';
import { systemRows } from './system-rows.ts';
import { toTheSecond } from './times.ts';
import { openTouchedRows } from './touched-rows.ts';
import type { Caller, EventBus, Org, RawRecord, SaveError } from './types.ts';

/**
 * An org: rows, saved through one pipeline and found through their indexes. Everything above it (REST, SOQL, Bulk API,
 * Pub/Sub) reads and writes here.
 */
export type OrgOptions = {
  readonly schema: Schema;
  readonly clock: Clock;
  /** 18 characters, `00D…`. */
  readonly orgId: string;
  readonly publish: EventBus['publish'];
  readonly users?: readonly OrgUser[];
  /** The corporate currency first; US dollars alone when left out. */
  readonly currencies?: readonly OrgCurrency[];
  /** Asked before each row is saved; an error it returns is the row's result. */
  readonly rowFault?: (object: string, row: RawRecord) => SaveError | undefined;
};

const DOLLARS: readonly OrgCurrency[] = [{ isoCode: 'USD', conversionRate: 1 }];

const openData = (options: OrgOptions, store: Store): Data => {
  const { schema, clock, publish, rowFault = () => undefined } = options;
  const data: Data = {
    schema,
    store,
    clock,
    publish,
    rowFault,
    rules: rulesFor(schema),
    hooks: openHooks(),
    bin: openRecycleBin(store),
    touched: openTouchedRows(),
    locks: openLocks(store),
    isActiveCurrency: (code) =>
      store
        .table(objectNamed(data, 'CurrencyType'))
        .find('IsoCode', code)
        .some((row) => row.IsActive === true && row.IsoCode === code),
  };
  return data;
};

/**
 * Opens an org with the given schema, seeded with its people, currencies and the Standard Price Book.
 * `insert`, `update`, `upsert` and `remove` throw for an object the schema does not have, and SaveFailure when an upsert's
 * key is no external id; what is wrong with a row is in that row's result.
 */
export const openOrg = (options: OrgOptions): Org => openLastingOrg(options).org;

/** An org whose schema can change under its rows. */
export type LastingOrg = {
  readonly org: Org;
  /**
   * Gives the rows another schema and brings those of the package's set-up into line.
   * @returns the org with that schema and no hooks; the one before must not be used any more, unless `takeBack` was called
   * @throws SourceInvalid when the package's own rows do not fit; everything is then as it was
   */
  readonly reopen: (schema: Schema, author: string) => { readonly lasting: LastingOrg; readonly takeBack: () => void };
};

/** Opens an org that deploys may change. */
export const openLastingOrg = (options: OrgOptions): LastingOrg => {
  const { users = [], currencies = DOLLARS, orgId, clock, schema } = options;
  const data = openData(options, openStore(schema));
  seedOrg(data, { orgId, users, currencies, now: toTheSecond(clock) });
  return lastingOrg(options, data);
};

const lastingOrg = (options: OrgOptions, data: Data): LastingOrg => ({
  org: orgOver(options, data),
  reopen(schema, author) {
    const { store, bin, locks, touched, clock } = data;
    const { package: planted } = plantedIn(store);
    const showBefore = store.reshape(schema);
    const takeBack = (): void => {
      showBefore();
      plantedIn(store).package = planted;
    };
    const next = { ...options, schema };
    const reopened = openData(next, store);
    const kept: Data = Object.assign(reopened, { bin, locks, touched });
    try {
      plantAgain(kept, { author, now: toTheSecond(clock) });
    } catch (error) {
      takeBack();
      throw error;
    }
    return { lasting: lastingOrg(next, kept), takeBack };
  },
});

const orgOver = (options: OrgOptions, data: Data): Org => {
  const { store } = data;
  const tableOf = (name: string) => store.table(objectNamed(data, name));
  return {
    orgId: options.orgId,
    schema: data.schema,
    clock: data.clock,
    rows: (object) => tableOf(object).live(),
    allRows: (object) => tableOf(object).all(),
    byId: (object, id) => tableOf(object).get(normalizedId(id) ?? ''),
    lookup: (object, field, value) => tableOf(object).find(field, value),
    changes: (objects) => objects.reduce((sum, object) => sum + tableOf(object).changes(), 0),
    ...savesOf(data),
    transaction: (work) => store.transaction(work),
    savepoint: () => store.savepoint(),
    rollBackTo: (savepoint) => store.rollBackTo(savepoint),
    locks: data.locks,
    hookSaves: (hooks) => data.hooks.join(hooks),
    remember: () => store.remember(),
    showPresent: () => store.showPresent(),
    afterCommit: (task) => store.afterCommit(task),
    onRollback: (takeBack) => store.onRollback(takeBack),
    ...systemRows(data),
    checkEvent: (caller, { object, record }) => eventValues(saveContext(data, caller, { object }), record),
    publish: (event) => data.publish(event),
    writeCount: () => store.writeCount(),
  };
};

/** The user with that name, as a caller. */
export const callerNamed = (org: Org, username: string): Caller | undefined => {
  const [user] = org.lookup('User', 'Username', username);
  return user === undefined ? undefined : { userId: user.Id, username: String(user.Username) };
};

/** The administrator every org has; for loading data and for tests. */
export const administratorOf = (org: Org): Caller => {
  const caller = callerNamed(org, ADMINISTRATOR.username);
  if (caller === undefined) throw new Error('the org has no administrator');
  return caller;
};
