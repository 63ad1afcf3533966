import type { AccessTokens } from '../auth/access-tokens.ts';
import type { LoginAuditTrail, LoginRow } from '../auth/login-audit-trail.ts';
import type { TokenLogin } from '../auth/token-based-login.ts';
import { invalidLogin } from './envelope.ts';

/**
 * Finds out who calls an API: by bearer token or by a signed header. Whatever is wrong, the caller reads only "Invalid
 * login attempt" and the trail says why.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html
 */
export type Identify = (call: {
  readonly method: string;
  readonly urls: readonly string[];
  readonly authorization: string;
  /** Scope the API asks for. */
  readonly scope: string;
  /** Treat the presented access token as expired. */
  readonly expireToken: boolean;
}) => { readonly clientId: string };

type Needs = { readonly tokens: AccessTokens; readonly tokenLogin: TokenLogin; readonly trail: LoginAuditTrail };
type Failed = Omit<LoginRow, 'date' | 'status'>;

/** @returns the caller of a request; throws NetSuiteError 401 INVALID_LOGIN */
export const identifier = ({ tokens, tokenLogin, trail }: Needs): Identify => {
  const refuse = (row: Partial<Failed> & Pick<Failed, 'kind' | 'detail' | 'reason'>) => {
    trail.note({ clientId: '', role: '', ...row, status: 'Failure' });
    return invalidLogin();
  };

  const byBearer = (token: string, scope: string, expireToken: boolean): { clientId: string } => {
    if (expireToken) tokens.revoke(token);
    const grant = tokens.find(token);
    if (grant === undefined)
      throw refuse({
        kind: 'access-token',
        detail: 'InvalidToken',
        reason: 'the token is unknown, expired or revoked',
      });
    if (!grant.scopes.includes(scope))
      throw refuse({ ...grant, kind: 'access-token', detail: 'InvalidScope', reason: `the token lacks ${scope}` });
    return { clientId: grant.clientId };
  };

  const bySignature = (call: Parameters<TokenLogin>[0]): { clientId: string } => {
    const login = tokenLogin(call);
    if ('credentials' in login) return { clientId: login.credentials.consumerKey };
    const clientId = login.consumerKey;
    throw refuse({
      kind: 'token-based-authentication',
      detail: 'InvalidSignature',
      reason: login.refused,
      clientId,
    });
  };

  return ({ authorization, scope, expireToken, ...call }) => {
    const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/s.exec(authorization) ?? [];
    if (scheme.toLowerCase() === 'bearer') return byBearer(value, scope, expireToken);
    if (scheme.toLowerCase() === 'oauth') return bySignature({ ...call, authorization: value });
    throw refuse({ kind: 'access-token', detail: 'InvalidToken', reason: 'no credentials' });
  };
};
