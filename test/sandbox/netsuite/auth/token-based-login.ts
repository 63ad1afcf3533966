import type { Clock } from '../../shared/clock.ts';
import { signatureOf } from './token-signature.ts';

/**
 * Logs a request in by token-based authentication: one `Authorization: OAuth …` header per request, fresh and used once.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export type TokenCredentials = {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
  readonly role?: string;
};

export type TokenLoginRules = {
  readonly accountId: string;
  readonly credentials: readonly TokenCredentials[];
  readonly clock: Clock;
  /** How far the timestamp may be off, in seconds. */
  readonly windowSeconds: number;
};

export type TokenLogin = (request: {
  readonly method: string;
  /** Every URL under which the caller may have signed: the address it called and the account's documented one. */
  readonly urls: readonly string[];
  readonly authorization: string;
}) => { readonly credentials: TokenCredentials } | { readonly refused: string; readonly consumerKey: string };

const parametersOf = (authorization: string): Record<string, string> =>
  Object.fromEntries(
    [...authorization.matchAll(/([a-z_]+)="([^"]*)"/gi)].map(([, name = '', value = '']) => [
      name,
      decodeURIComponent(value),
    ]),
  );

type Parameters = Readonly<Record<string, string>>;
const realmOf = (accountId: string): string => accountId.toUpperCase().replaceAll('-', '_');

const FORM: readonly { reason: string; holds: (parameters: Parameters, rules: TokenLoginRules) => boolean }[] = [
  { reason: 'realm is not this account', holds: ({ realm }, { accountId }) => realm === realmOf(accountId) },
  { reason: 'only HMAC-SHA256 is accepted', holds: (given) => given['oauth_signature_method'] === 'HMAC-SHA256' },
  { reason: 'oauth_version is not 1.0', holds: (given) => (given['oauth_version'] ?? '1.0') === '1.0' },
  {
    reason: 'the nonce is not 6 to 64 letters and digits',
    holds: (given) => /^[A-Za-z0-9]{6,64}$/.test(given['oauth_nonce'] ?? ''),
  },
  {
    reason: 'the timestamp is outside the window',
    holds: (given, { clock, windowSeconds }) =>
      Math.abs(Number(given['oauth_timestamp'] ?? Number.NaN) - clock.now().getTime() / 1000) <= windowSeconds,
  },
];

const without = (parameters: Parameters, names: readonly string[]): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));

/** A login that remembers nonces for as long as their timestamp would still be accepted. */
export const tokenLogin = (rules: TokenLoginRules): TokenLogin => {
  const used = new Map<string, number>();

  const isRepeated = (given: Parameters): boolean => {
    const now = rules.clock.now().getTime() / 1000;
    for (const [key, at] of used) if (Math.abs(at - now) > rules.windowSeconds) used.delete(key);
    const key = `${given['oauth_token'] ?? ''} ${given['oauth_nonce'] ?? ''}`;
    const repeated = used.has(key);
    used.set(key, Number(given['oauth_timestamp']));
    return repeated;
  };

  return ({ method, urls, authorization }) => {
    const given = parametersOf(authorization);
    const consumerKey = given['oauth_consumer_key'] ?? '';
    const broken = FORM.find((rule) => !rule.holds(given, rules));
    if (broken !== undefined) return { refused: broken.reason, consumerKey };
    const credentials = rules.credentials.find(
      (one) => one.consumerKey === consumerKey && one.token === given['oauth_token'],
    );
    if (credentials === undefined) return { refused: 'unknown consumer key or token', consumerKey };
    const parameters = without(given, ['realm', 'oauth_signature']);
    const fits = urls.some((url) => signatureOf({ method, url, parameters }, credentials) === given['oauth_signature']);
    if (!fits) return { refused: 'the signature does not verify', consumerKey };
    return isRepeated(given) ? { refused: 'the nonce has been used', consumerKey } : { credentials };
  };
};
