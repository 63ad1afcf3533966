import type { Clock } from '../../shared/clock.ts';
import type { ApiAnswer, ApiRequest } from '../http/exchange.ts';
import type { Settings } from '../settings.ts';
import type { AccessTokens } from './access-tokens.ts';
import { judgeAssertion, TokenRefusal } from './assertion.ts';
import type { LoginAuditTrail } from './login-audit-trail.ts';
import type { Mapping } from './mappings.ts';

/**
 * `POST /services/rest/auth/oauth2/v1/token`: an assertion in, an access token out, or an error that says as little as
 * NetSuite's.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html
 */
export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export type TokenEndpointNeeds = {
  readonly accountId: string;
  readonly mappings: readonly Mapping[];
  readonly tokens: AccessTokens;
  readonly trail: LoginAuditTrail;
  readonly clock: Clock;
  readonly settings: Settings;
};

/** The account's documented hosts. @param accountId such as `1234567_SB1` */
export const hostsOf = (accountId: string): readonly string[] => {
  const account = accountId.toLowerCase().replaceAll('_', '-');
  return [`https://${account}.suitetalk.api.netsuite.com`, `https://${account}.restlets.api.netsuite.com`];
};

const malformed = (reason: string): TokenRefusal =>
  new TokenRefusal('invalid_request', 'ClientAuthenticationFailed', reason);

const assertionIn = (request: ApiRequest): string => {
  const form = new URLSearchParams(request.body);
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
    throw malformed('the body is no form');
  if (request.headers['authorization'] !== undefined) throw malformed('several client authentications');
  if (form.get('grant_type') !== 'client_credentials') throw malformed('grant_type is not client_credentials');
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) throw malformed('client_assertion_type is not jwt-bearer');
  const assertion = form.get('client_assertion') ?? '';
  if (assertion === '') throw malformed('client_assertion is missing');
  return assertion;
};

/** The handler of the token endpoint; every attempt leaves a row in the trail. */
export const tokenEndpoint = (needs: TokenEndpointNeeds): ((request: ApiRequest) => Promise<ApiAnswer>) => {
  const { accountId, mappings, tokens, trail, clock, settings } = needs;
  const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

  const refused = ({ error, detail, message, clientId, role }: TokenRefusal): ApiAnswer => {
    trail.note({ kind: 'oauth2-client-credentials', status: 'Failure', detail, reason: message, clientId, role });
    if (error === 'invalid_client')
      return { status: 401, headers: { ...json, 'www-authenticate': `Basic realm="${accountId}"` }, body: { error } };
    return { status: error === 'invalid_grant' ? settings.invalidGrantStatus : 400, headers: json, body: { error } };
  };

  return async (request) => {
    try {
      const audiences = [...hostsOf(accountId), request.baseUrl].map((host) => `${host}${TOKEN_PATH}`);
      const { mapping, scopes } = await judgeAssertion(assertionIn(request), { mappings, audiences, now: clock.now() });
      const { clientId, role } = mapping;
      trail.note({ kind: 'oauth2-client-credentials', status: 'Success', detail: '', reason: '', clientId, role });
      const body = {
        access_token: tokens.issue(mapping, scopes),
        expires_in: settings.accessTokenSeconds,
        token_type: 'Bearer',
      };
      return { status: 200, headers: json, body };
    } catch (error) {
      if (error instanceof TokenRefusal) return refused(error);
      throw error;
    }
  };
};
