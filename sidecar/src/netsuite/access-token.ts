import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { needsAPerson, tryAgain } from '../shared/failure.ts';
import type { NetSuiteAccount } from './account.ts';

/**
 * Access tokens by OAuth 2.0 client credentials with a signed assertion. One token serves everybody until shortly before
 * it expires; however many requests ask at once, one token is fetched.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html
 */

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const ASSERTION_LIFE_SECONDS = 300;
/** A token this close to its end is not handed out any more, because a request may take a while. */
const RENEW_BEFORE_SECONDS = 60;

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export type AccessTokens = {
  /** A token that is good for at least a minute. @throws Failure CREDENTIAL_REFUSED or NETSUITE_AWAY */
  readonly current: () => Promise<string>;
  /** Forgets `token`, because NetSuite refused it although it should still be good. */
  readonly forget: (token: string) => void;
};

type Needs = { readonly account: NetSuiteAccount; readonly now: () => Date };
type Held = { readonly token: string; readonly goodUntil: number };

export const accessTokens = ({ account, now }: Needs): AccessTokens => {
  let held: Held | undefined;
  let fetching: Promise<Held> | undefined;

  const assertion = async (): Promise<string> => {
    const issuedAt = Math.floor(now().getTime() / 1000);
    return new SignJWT({ scope: ['rest_webservices'] })
      .setProtectedHeader({ typ: 'JWT', alg: account.algorithm, kid: account.certificateId })
      .setIssuer(account.clientId)
      .setAudience(`${account.url}${TOKEN_PATH}`)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ASSERTION_LIFE_SECONDS)
      .sign(await importPKCS8(account.privateKeyPem, account.algorithm));
  };

  const fetchToken = async (): Promise<Held> => {
    const answer = await askForToken(account, await assertion());
    return {
      token: answer.access_token,
      goodUntil: now().getTime() + (answer.expires_in - RENEW_BEFORE_SECONDS) * 1000,
    };
  };

  return {
    async current() {
      if (held !== undefined && held.goodUntil > now().getTime()) return held.token;
      fetching ??= fetchToken().finally(() => (fetching = undefined));
      held = await fetching;
      return held.token;
    },
    forget(token) {
      if (held?.token === token) held = undefined;
    },
  };
};

const askForToken = async (account: NetSuiteAccount, assertion: string): Promise<z.infer<typeof tokenAnswer>> => {
  const response = await fetch(`${account.url}${TOKEN_PATH}`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  }).catch((cause: unknown) => {
    throw away(cause);
  });
  if (response.ok) return readToken(response);
  if (response.status >= 500 || response.status === 429) throw away(`status ${response.status}`);
  throw needsAPerson({
    code: 'CREDENTIAL_REFUSED',
    message: `NetSuite refused Orderbridge's sign-in to account ${account.account} (status ${response.status}).`,
    advice:
      'Look at the Login Audit Trail in NetSuite for the reason; check client id, certificate id, certificate expiry and the role of the OAuth 2.0 client credentials mapping.',
    owner: 'netsuite-admin',
  });
};

/** @throws Failure ANSWER_UNREADABLE when the answer is cut off or is no token */
const readToken = async (response: Response): Promise<z.infer<typeof tokenAnswer>> => {
  try {
    return tokenAnswer.parse(await response.json());
  } catch (cause) {
    throw tryAgain({
      code: 'ANSWER_UNREADABLE',
      message: 'NetSuite accepted the sign-in, but its answer holds no token.',
      advice: 'Nothing to do: the work is held and repeated.',
      // Not the cause itself: it may quote the token.
      cause: cause instanceof z.ZodError ? 'unexpected shape' : 'unreadable body',
    });
  }
};

const away = (cause: unknown): Error =>
  tryAgain({
    code: cause instanceof Error && cause.name === 'TimeoutError' ? 'NETSUITE_SLOW' : 'NETSUITE_AWAY',
    message: 'NetSuite does not answer sign-in requests.',
    advice: 'Nothing to do: the work is held and repeated until NetSuite is back.',
    cause,
  });
