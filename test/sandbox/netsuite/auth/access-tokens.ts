import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import type { Mapping } from './mappings.ts';

/**
 * Access tokens as NetSuite gives them out: shaped like a JWT, valid for a fixed time of the account's clock, and void once
 * expired or revoked. Clients cannot verify NetSuite's signature, so the third part is random and the token is looked up.
 */
export type Grant = {
  readonly clientId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
};

export type AccessTokens = {
  /** A new token for a proven mapping. */
  issue(mapping: Mapping, scopes: readonly string[]): string;
  /** What the token stands for, unless it is unknown, expired or revoked. */
  find(token: string): Grant | undefined;
  /** Makes one token void. */
  revoke(token: string): void;
  /** Makes every token void, or those of one integration; returns how many. */
  revokeAll(clientId?: string): number;
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @param lifetimeSeconds how long a token is valid, in seconds of `clock` */
export const accessTokens = (clock: Clock, lifetimeSeconds: number): AccessTokens => {
  const grants = new Map<string, Grant>();
  const forgetExpired = (): void => {
    for (const [token, grant] of grants) if (grant.expiresAt <= clock.now()) grants.delete(token);
  };

  return {
    issue(mapping, scopes) {
      forgetExpired();
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const header = { kid: 's.SYSTEM.2020_1', typ: 'JWT', alg: 'RS256' };
      const claims = {
        sub: '3;1000;0;7;N',
        aud: [mapping.clientId, `app:${randomUUID()}`],
        scope: scopes,
        iss: 'https://system.netsuite.com',
        oit: issuedAt,
        exp: issuedAt + lifetimeSeconds,
        iat: issuedAt,
        jti: `a.c.${randomUUID()}`,
      };
      const token = [encoded(header), encoded(claims), randomBytes(256).toString('base64url')].join('.');
      const expiresAt = new Date((issuedAt + lifetimeSeconds) * 1000);
      grants.set(token, { clientId: mapping.clientId, role: mapping.role, scopes, expiresAt });
      return token;
    },
    find(token) {
      const grant = grants.get(token);
      return grant !== undefined && grant.expiresAt > clock.now() ? grant : undefined;
    },
    revoke(token) {
      grants.delete(token);
    },
    revokeAll(clientId) {
      const before = grants.size;
      for (const [token, grant] of grants)
        if (clientId === undefined || grant.clientId === clientId) grants.delete(token);
      return before - grants.size;
    },
  };
};
