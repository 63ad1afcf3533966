import { plantAutomation } from '../approvals/plant-automation.ts';
import { isCompound } from '../schema/field.ts';
import type { Schema } from '../schema/types.ts';
import type { Store } from './store.ts';
import { objectNamed, type Data } from './context.ts';
import { plantMetadata } from './seed-metadata.ts';
import { plantProfiles, type Profiles } from './seed-profiles.ts';
import { plantSetup, type Plant } from './seed-setup.ts';
import type { SObjectRecord, Value } from './types.ts';

/**
 * What an org holds before anyone works in it: the organization, its people, currencies, the Standard Price Book, and the
 * package's custom metadata records.
 */
export type OrgUser = {
  readonly username: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly isActive?: boolean;
  /** A profile's name; System Administrator when left out. */
  readonly profile?: string;
  /** The developer name of a role. */
  readonly role?: string;
};

/** The first currency is the corporate one, with a rate of 1. */
export type OrgCurrency = {
  readonly isoCode: string;
  /** Units of this currency for one of the corporate currency. */
  readonly conversionRate: number;
  readonly decimalPlaces?: number;
  readonly isActive?: boolean;
};

export type OrgContents = {
  readonly orgId: string;
  readonly users: readonly OrgUser[];
  readonly currencies: readonly OrgCurrency[];
  readonly now: string;
};

/** The user that exists in every org of the sandbox. */
export const ADMINISTRATOR: OrgUser = {
  username: 'admin@sandbox.example',
  firstName: 'Sandbox',
  lastName: 'Administrator',
};

/** The rows of a store that stand for what the package set up, as last planted. */
export type Planted = { package: ReadonlySet<string> };

const plantedByStore = new WeakMap<Store, Planted>();

export const plantedIn = (store: Store): Planted => {
  const known = plantedByStore.get(store) ?? { package: new Set<string>() };
  plantedByStore.set(store, known);
  return known;
};

export const planter =
  (data: Data, now: string): Plant =>
  (name, values) => {
    const object = objectNamed(data, name);
    const blank = Object.fromEntries(
      [...object.fields.values()]
        .filter((field) => !field.calculated && !isCompound(field))
        .map((field) => [field.name, field.defaultValue ?? (field.type === 'boolean' ? false : null)]),
    );
    const stamps: Record<string, Value> = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now };
    const known = Object.fromEntries(
      Object.entries(stamps).filter(([field]) => object.fields.has(field.toLowerCase())),
    );
    const record = { ...blank, ...known, ...values, Id: String(values.Id ?? data.store.nextId(object)) };
    data.store.put(object, record);
    return record;
  };

/** @throws Error when the org has no profile of that name */
const profileIdOf = ({ username, profile = 'System Administrator' }: OrgUser, profiles: Profiles): string => {
  const found = profiles.get(profile);
  if (found === undefined) throw new Error(`${username}: there is no profile ${profile}`);
  return found.Id;
};

const plantUser = (plant: Plant, user: OrgUser, facts: { profiles: Profiles; currency: string }): SObjectRecord => {
  const { username, firstName = null, lastName = username, email = username, isActive = true } = user;
  return plant('User', {
    Username: username,
    FirstName: firstName,
    LastName: lastName,
    Name: [firstName, lastName].filter((part) => part !== null).join(' '),
    Email: email,
    Alias: username.slice(0, 8),
    CommunityNickname: username.slice(0, 40),
    IsActive: isActive,
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    UserType: 'Standard',
    ProfileId: profileIdOf(user, facts.profiles),
    CurrencyIsoCode: facts.currency,
    DefaultCurrencyIsoCode: facts.currency,
  });
};

const plantCurrencies = (plant: Plant, currencies: readonly OrgCurrency[]): void => {
  for (const [position, currency] of currencies.entries()) {
    plant('CurrencyType', {
      IsoCode: currency.isoCode,
      ConversionRate: currency.conversionRate,
      DecimalPlaces: currency.decimalPlaces ?? 2,
      IsActive: currency.isActive ?? true,
      IsCorporate: position === 0,
    });
  }
};

/** Rows whose author is known only once people exist. */
const signAll = (store: Store, schema: Schema, authorId: string): void => {
  for (const object of schema.all().filter((one) => one.fields.has('createdbyid') && one.kind === 'standard')) {
    for (const row of [...store.table(object).all()]) {
      store.put(object, { ...row, CreatedById: authorId, LastModifiedById: authorId });
    }
  }
};

const organization = (contents: OrgContents, currency: string): Readonly<Record<string, Value>> => ({
  Id: contents.orgId,
  Name: 'Sandbox Org',
  Country: 'US',
  TimeZoneSidKey: 'America/Los_Angeles',
  LanguageLocaleKey: 'en_US',
  DefaultLocaleSidKey: 'en_US',
  DefaultCurrencyIsoCode: currency,
  OrganizationType: 'Enterprise Edition',
  InstanceName: 'SBX1',
  IsSandbox: true,
  IsMultiCurrencyOrganization: true,
  FiscalYearStartMonth: 1,
});

/** @throws Error when the org has no role of that name */
const giveRole = ({ store, schema }: Data, { username, role }: OrgUser, user: SObjectRecord | undefined): void => {
  const roles = schema.find('UserRole');
  const users = schema.find('User');
  if (role === undefined || user === undefined || roles === undefined || users === undefined) return;
  const found = [...store.table(roles).live()].find(({ DeveloperName }) => DeveloperName === role);
  if (found === undefined) throw new Error(`${username}: there is no role ${role}`);
  store.put(users, { ...user, UserRoleId: found.Id });
};

/** Fills an empty org. */
export const seedOrg = (data: Data, contents: OrgContents): void => {
  const plant = planter(data, contents.now);
  const currency = contents.currencies[0]?.isoCode ?? 'USD';
  plant('Organization', organization(contents, currency));
  const profiles = plantProfiles(plant, data.schema);
  plantCurrencies(plant, contents.currencies);
  const people = [ADMINISTRATOR, ...contents.users].map((person) => plantUser(plant, person, { profiles, currency }));
  plant('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
  const own = new Set<string>();
  const plantOwn: Plant = (name, values) => {
    const row = plant(name, values);
    own.add(row.Id);
    return row;
  };
  plantMetadata(plantOwn, data.schema, data.store);
  plantSetup(plantOwn, data.schema, profiles);
  plantedIn(data.store).package = own;
  const { automation } = data.schema.setup ?? {};
  const userNamed = (name: string) =>
    people.find(({ Username }) => String(Username).toLowerCase() === name.toLowerCase());
  if (automation !== undefined) plantAutomation(plantOwn, automation, (name) => userNamed(name)?.Id);
  for (const user of contents.users) giveRole(data, user, userNamed(user.username));
  signAll(data.store, data.schema, people[0]?.Id ?? '');
};
