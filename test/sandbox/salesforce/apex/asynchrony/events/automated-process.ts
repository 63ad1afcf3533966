/**
 * The user that the platform works as when nobody asked in person: triggers of platform events, publish callbacks.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
import { administratorOf } from '../../../data/org.ts';
import type { Caller, Org } from '../../../data/types.ts';

const USER_TYPE = 'AutomatedProcess';

const create = (org: Org): Caller => {
  const username = `autoproc@${org.orgId.toLowerCase()}`;
  const administrator = administratorOf(org);
  const model = org.byId('User', administrator.userId);
  const userId = org.writeSystemRow(administrator, {
    object: 'User',
    values: {
      Username: username,
      LastName: 'Process',
      FirstName: 'Automated',
      Name: 'Automated Process',
      Alias: 'autoproc',
      Email: username,
      IsActive: true,
      UserType: USER_TYPE,
      TimeZoneSidKey: model?.TimeZoneSidKey ?? null,
      LocaleSidKey: model?.LocaleSidKey ?? null,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    },
  });
  return { userId, username };
};

/** The Automated Process user of the org, made when it is first needed. */
export const automatedProcess = (org: Org): Caller => {
  for (const row of org.rows('User')) {
    if (row.UserType === USER_TYPE) return { userId: row.Id, username: String(row.Username) };
  }
  return create(org);
};
