import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../../shared/clock.ts';
import { publicKeyOf, type ConnectedApp } from './connected-app.ts';
import { oauthRefusals } from './oauth-refusal.ts';

/**
 * The JWT bearer grant: an assertion signed with the key of the app's certificate, for a user the app is approved for.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
 */
export type AssertionRules = {
  readonly clock: Clock;
  /** Hosts an assertion may be meant for. */
  readonly audiences: () => readonly string[];
  /** How far ahead `exp` may lie. */
  readonly longestLifetimeSeconds: number;
};

const claimsOf = (assertion: string): JWTPayload => {
  try {
    return decodeJwt(assertion);
  } catch {
    throw oauthRefusals.badAssertion();
  }
};

const checkSignature = async (assertion: string, app: ConnectedApp): Promise<void> => {
  if (app.certificatePem === undefined) throw oauthRefusals.badAssertion();
  try {
    // Times are checked against the virtual clock below, so the library's own check is told the time the assertion names.
    const { exp = 0 } = claimsOf(assertion);
    const currentDate = new Date((exp - 1) * 1000);
    await jwtVerify(assertion, await publicKeyOf(app.certificatePem), { algorithms: ['RS256'], currentDate });
  } catch (error) {
    if (error instanceof errors.JOSEError) throw oauthRefusals.badAssertion();
    throw error;
  }
};

const checkTimes = ({ exp }: JWTPayload, rules: AssertionRules): void => {
  const now = rules.clock.now().getTime() / 1000;
  if (exp === undefined || exp > now + rules.longestLifetimeSeconds) throw oauthRefusals.badAssertion();
  if (exp <= now) throw oauthRefusals.expiredAssertion();
};

const withoutSlash = (url: string): string => url.replace(/\/$/, '');

const checkAudience = ({ aud }: JWTPayload, rules: AssertionRules): void => {
  const audiences = (Array.isArray(aud) ? aud : [aud ?? '']).map(withoutSlash);
  const accepted = rules.audiences();
  if (!audiences.some((audience) => accepted.includes(audience))) throw oauthRefusals.badAudience();
};

/**
 * The app and the user an assertion speaks for.
 * @throws OAuthRefusal for an unknown app, a wrong signature, audience or time, or a user the app is not approved for
 */
export const readAssertion = async (
  assertion: string,
  apps: readonly ConnectedApp[],
  rules: AssertionRules,
): Promise<{ app: ConnectedApp; username: string }> => {
  const claims = claimsOf(assertion);
  const app = apps.find((one) => one.consumerKey === claims.iss);
  if (app === undefined) throw oauthRefusals.unknownClient();
  await checkSignature(assertion, app);
  checkAudience(claims, rules);
  checkTimes(claims, rules);
  const username = claims.sub ?? '';
  const approved = [app.username, ...(app.approvedUsernames ?? [])];
  if (!approved.some((one) => one.toLowerCase() === username.toLowerCase())) throw oauthRefusals.notApproved();
  return { app, username };
};
