/**
 * The class UserInfo: the running user, as their User record has it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm
 */
import type { SObjectRecord, Value } from '../../../data/types.ts';
import { transaction } from '../../runtime/current.ts';
import { toId } from '../../values/convert.ts';
import { userZone } from '../../values/text.ts';
import { libraryClass } from '../define.ts';
import { ApexTimeZone } from './time-zone.ts';

const NO_USER: Readonly<Record<string, Value>> = {};

const user = (): Readonly<Record<string, Value>> => {
  const { data, user: caller } = transaction();
  return data.org.byId('User', caller.userId) ?? NO_USER;
};

const organization = (): SObjectRecord | undefined => [...transaction().data.org.rows('Organization')][0];

const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);

const ofUser = (field: string) => (): string | null => text(user()[field]);

const theme = (): string => 'Theme4d';

/** Orgs with one currency do not have the object. */
const isMultiCurrency = (): boolean => transaction().data.org.schema.find('CurrencyType') !== undefined;

const corporateCurrency = (): string | null => {
  if (!isMultiCurrency()) return 'USD';
  const corporate = [...transaction().data.org.rows('CurrencyType')].find(({ IsCorporate }) => IsCorporate === true);
  return text(corporate?.IsoCode);
};

/** The user's own, or the org's for users without one, such as the Automated Process. */
const currency = (): string | null =>
  text(user().DefaultCurrencyIsoCode) ?? text(user().CurrencyIsoCode) ?? corporateCurrency();

export const userInfo = libraryClass({
  name: 'System.UserInfo',
  members: {
    'static Id getUserId()': () => toId(transaction().user.userId),
    'static String getUserName()': () => transaction().user.username,
    'static String getName()': ofUser('Name'),
    'static String getFirstName()': ofUser('FirstName'),
    'static String getLastName()': ofUser('LastName'),
    'static String getUserEmail()': ofUser('Email'),
    'static String getUserType()': ofUser('UserType'),
    'static String getLanguage()': ofUser('LanguageLocaleKey'),
    'static String getLocale()': ofUser('LocaleSidKey'),
    'static Id getProfileId()': ofUser('ProfileId'),
    'static Id getUserRoleId()': ofUser('UserRoleId'),
    'static String getOrganizationId()': () => transaction().data.org.orgId,
    'static String getOrganizationName()': () => text(organization()?.Name),
    'static String getDefaultCurrency()': currency,
    'static Boolean isMultiCurrencyOrganization()': isMultiCurrency,
    'static System.TimeZone getTimeZone()': () => new ApexTimeZone(userZone()),
    'static String getUiTheme()': theme,
    'static String getUiThemeDisplayed()': theme,
    // An org here has no packages of others, so there is nothing to have a license of.
    'static Boolean hasPackageLicense(Id packageID)': () => false,
    // Outside of a browser's session there is none, as in asynchronous Apex.
    'static String getSessionId()': () => null,
  },
});
