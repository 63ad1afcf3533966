/**
 * A refusal of the OAuth endpoints: an object, unlike the arrays of the REST API.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm
 */
export class OAuthRefusal extends Error {
  readonly status: number;
  readonly error: string;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.name = 'OAuthRefusal';
    this.status = status;
    this.error = error;
  }
}

/** Texts marked "unconfirmed" could not be found in a public document; nothing should depend on their words. */
export const oauthRefusals = {
  unsupportedGrant: () => new OAuthRefusal('unsupported_grant_type', 'grant type not supported'),
  /** Unconfirmed. */
  unknownClient: () => new OAuthRefusal('invalid_client_id', 'client identifier invalid'),
  badSecret: () => new OAuthRefusal('invalid_client', 'invalid client credentials'),
  /** Unconfirmed. */
  badAssertion: () => new OAuthRefusal('invalid_grant', 'invalid assertion'),
  badAudience: () => new OAuthRefusal('invalid_grant', 'audience is invalid'),
  notApproved: () => new OAuthRefusal('invalid_grant', "user hasn't approved this consumer"),
  expiredAssertion: () => new OAuthRefusal('invalid_grant', 'expired authorization code'),
  inactiveUser: () => new OAuthRefusal('inactive_user', 'user is inactive'),
  /** Unconfirmed. */
  noExecutionUser: () => new OAuthRefusal('invalid_grant', 'no client credentials user enabled'),
  badToken: () => new OAuthRefusal('invalid_token', 'The access token is invalid or expired.', 403),
} as const;
