/** Local times in Apex are those of the running user. */
import { readUserZoneFrom } from '../values/user-zone.ts';
import { isRunning, transaction } from './current.ts';

/** `America/Los_Angeles`, from the running user's record; GMT when nobody runs anything. */
const zoneOfRunningUser = (): string => {
  if (!isRunning()) return 'GMT';
  const { data, user } = transaction();
  const zone = data.org.byId('User', user.userId)?.TimeZoneSidKey;
  return typeof zone === 'string' ? zone : 'GMT';
};

/** From now on, dates are taken apart and printed in the zone of whoever runs. */
export const useZoneOfRunningUser = (): void => {
  readUserZoneFrom(zoneOfRunningUser);
};
