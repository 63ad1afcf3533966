/**
 * All that a page knows about who looks at it, in one document: the person, and the values of the modules that depend on the
 * person (labels, locale, permissions), by the modules' names.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
import { accessOf } from '../../access/user-access.ts';
import type { Caller, Org, SObjectRecord } from '../../data/types.ts';
import type { Schema } from '../../schema/types.ts';
import { localeValues } from './locale-values.ts';

export type SessionDocument = {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly email: string;
    readonly profile: string;
    readonly isAdministrator: boolean;
  };
  readonly orgId: string;
  /** `68.0` */
  readonly apiVersion: string;
  /** Values by the names of modules: `@salesforce/label/c.Loading`. */
  readonly modules: Readonly<Record<string, unknown>>;
};

const API_VERSION = '68.0';

const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

const labelsOf = ({ setup }: Schema): readonly (readonly [string, string])[] =>
  [...(setup?.labels ?? [])].map(([name, value]) => [`@salesforce/label/c.${name}`, value]);

/** A permission that is not held has no value. */
const customPermissionsOf = (org: Org, { userId }: Caller): readonly (readonly [string, true])[] => {
  const access = accessOf(org, userId);
  return (org.schema.setup?.customPermissions ?? [])
    .filter(({ name }) => access.holdsCustom(name))
    .map(({ name }) => [`@salesforce/customPermission/${name}`, true]);
};

/** Those that components ask for, of the hundreds there are. */
const USER_PERMISSIONS = [
  'ViewSetup',
  'ModifyAllData',
  'ViewAllData',
  'CustomizeApplication',
  'RunReports',
  'ApiEnabled',
  'ManageUsers',
];

const userPermissionsOf = (org: Org, { userId }: Caller): readonly (readonly [string, true])[] => {
  const access = accessOf(org, userId);
  return USER_PERMISSIONS.filter((name) => access.isAdministrator || access.holds(name)).map((name) => [
    `@salesforce/userPermission/${name}`,
    true,
  ]);
};

const resourcesOf = ({ setup }: Schema): readonly (readonly [string, string])[] =>
  (setup?.staticResources ?? []).map(({ name }) => [`@salesforce/resourceUrl/${name}`, `/lightning/resource/${name}`]);

const currencyOf = (org: Org, user: SObjectRecord | undefined): string => {
  const corporate = [...org.rows('CurrencyType')].find(({ IsCorporate }) => IsCorporate === true)?.IsoCode;
  return text(user?.DefaultCurrencyIsoCode, text(corporate, 'USD'));
};

export const sessionDocument = (org: Org, caller: Caller): SessionDocument => {
  const user = org.byId('User', caller.userId);
  const profile = org.byId('Profile', text(user?.ProfileId, ''))?.Name;
  const name = text(user?.Name, caller.username);
  const locale = text(user?.LocaleSidKey, 'en_US').replaceAll('_', '-');
  const timeZone = text(user?.TimeZoneSidKey, 'GMT');
  return {
    user: {
      ...{ id: caller.userId, name, username: caller.username, email: text(user?.Email, '') },
      profile: text(profile, ''),
      isAdministrator: accessOf(org, caller.userId).isAdministrator,
    },
    orgId: org.orgId,
    apiVersion: API_VERSION,
    modules: {
      '@salesforce/user/Id': caller.userId,
      '@salesforce/user/isGuest': false,
      '@salesforce/client/formFactor': 'Large',
      ...localeValues({
        locale,
        timeZone,
        currency: currencyOf(org, user),
        language: text(user?.LanguageLocaleKey, 'en_US'),
      }),
      ...Object.fromEntries(labelsOf(org.schema)),
      ...Object.fromEntries(customPermissionsOf(org, caller)),
      ...Object.fromEntries(userPermissionsOf(org, caller)),
      ...Object.fromEntries(resourcesOf(org.schema)),
    },
  };
};
