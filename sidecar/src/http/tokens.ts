import { createHash, timingSafeEqual } from 'node:crypto';
import { refusal } from './http-refusal.ts';
import type { Caller, Route, Scope } from './route.ts';

/** Who may call what. Only hashes of tokens are known here, and they are compared in constant time. */

export type KnownToken = {
  readonly scope: Scope;
  /** SHA-256 of the token, in hex. */
  readonly sha256: string;
};

const GRANTS: Readonly<Record<Scope, readonly Scope[]>> = {
  viewer: ['viewer'],
  operator: ['operator', 'viewer'],
  admin: ['admin', 'operator', 'viewer'],
  org: ['org'],
};

const BEARER = /^Bearer +([\x21-\x7e]+)$/i;
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="orderbridge"' };

const callerOf = (token: string, known: readonly KnownToken[]): Caller | undefined => {
  const hash = createHash('sha256').update(token).digest();
  // No early exit: the time taken must not tell which token came close.
  const matches = known.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
  const [first] = matches;
  return first && { scope: first.scope, name: `${first.scope}:${first.sha256.slice(0, 8)}` };
};

/**
 * The caller of a request; undefined on a public route.
 * @throws HttpRefusal 401 without a known token, 403 when the token's scope does not suffice.
 */
export const authorise = (
  route: Pick<Route, 'scopes'>,
  authorization: string | undefined,
  known: readonly KnownToken[],
): Caller | undefined => {
  const { scopes } = route;
  if (scopes === 'public') return undefined;
  const token = BEARER.exec(authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : callerOf(token, known);
  if (caller === undefined) {
    throw refusal(
      401,
      {
        code: 'ACCESS_MISSING',
        message: 'No known token came with the request.',
        advice: 'Send Authorization: Bearer <token>.',
      },
      CHALLENGE,
    );
  }
  if (GRANTS[caller.scope].some((granted) => scopes.includes(granted))) return caller;
  throw refusal(403, {
    code: 'ACCESS_MISSING',
    message: `This needs a token of scope ${scopes.join(' or ')}; the one sent has ${caller.scope}.`,
    advice: 'Ask the administrator of Orderbridge for such a token.',
  });
};
