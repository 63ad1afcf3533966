import { createHmac, timingSafeEqual } from 'node:crypto';
import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { callerNamed } from '../data/org.ts';
import type { Org } from '../data/types.ts';
import type { ConnectedApp } from './connected-app.ts';
import { readAssertion, type AssertionRules } from './jwt-bearer.ts';
import { OAuthRefusal, oauthRefusals } from './oauth-refusal.ts';
import type { SessionBook } from './sessions.ts';

/**
 * `/services/oauth2`: tokens by JWT bearer and client credentials, who a token belongs to, and its end.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm
 */
export type OAuthNeeds = {
  readonly org: Org;
  readonly sessions: SessionBook;
  readonly apps: readonly ConnectedApp[];
  readonly rules: AssertionRules;
  /** Where this org is reached; known once it listens. */
  readonly url: () => string;
};

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const form = z.record(z.string(), z.string()).catch({});

type Granted = { readonly app: ConnectedApp; readonly username: string };
type Form = z.infer<typeof form>;

const sameText = (left: string, right: string): boolean => {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
};

const basicCredentials = (request: Request): { id?: string; secret?: string } => {
  const encoded = /^Basic (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
};

const byClientCredentials = (needs: OAuthNeeds, request: Request, sent: Form): Granted => {
  const { id = sent.client_id ?? '', secret = sent.client_secret ?? '' } = basicCredentials(request);
  const app = needs.apps.find((one) => one.consumerKey === id);
  if (app === undefined) throw oauthRefusals.unknownClient();
  if (app.consumerSecret === undefined) throw oauthRefusals.noExecutionUser();
  if (!sameText(app.consumerSecret, secret)) throw oauthRefusals.badSecret();
  return { app, username: app.username };
};

type Grant = (needs: OAuthNeeds, request: Request, sent: Form) => Granted | Promise<Granted>;

const grants: Readonly<Record<string, Grant>> = {
  [JWT_BEARER]: (needs, _request, sent) => readAssertion(sent.assertion ?? '', needs.apps, needs.rules),
  client_credentials: byClientCredentials,
};

const idUrl = (needs: OAuthNeeds, userId: string): string => `${needs.url()}/id/${needs.org.orgId}/${userId}`;

const issue = (needs: OAuthNeeds, { app, username }: Granted): object => {
  const caller = callerNamed(needs.org, username);
  if (caller === undefined) throw oauthRefusals.notApproved();
  if (needs.org.byId('User', caller.userId)?.IsActive !== true) throw oauthRefusals.inactiveUser();
  const accessToken = needs.sessions.open({ caller, scopes: app.scopes });
  const issuedAt = String(needs.org.clock.now().getTime());
  const id = idUrl(needs, caller.userId);
  return {
    access_token: accessToken,
    signature: createHmac('sha256', app.consumerSecret ?? app.consumerKey)
      .update(id + issuedAt)
      .digest('base64'),
    scope: app.scopes.join(' '),
    instance_url: needs.url(),
    api_instance_url: needs.url(),
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  };
};

const token =
  (needs: OAuthNeeds) =>
  async (request: Request, response: Response): Promise<void> => {
    const sent = form.parse(request.body);
    const grant = grants[sent.grant_type ?? ''];
    if (grant === undefined) throw oauthRefusals.unsupportedGrant();
    response.json(issue(needs, await grant(needs, request, sent)));
  };

const bearerOf = (request: Request): string =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';

const whoIs = (needs: OAuthNeeds, request: Request): object => {
  const caller = needs.sessions.callerOf(bearerOf(request));
  const user = caller === undefined ? undefined : needs.org.byId('User', caller.userId);
  if (caller === undefined || user === undefined) throw oauthRefusals.badToken();
  return {
    sub: idUrl(needs, caller.userId),
    id: idUrl(needs, caller.userId),
    user_id: caller.userId,
    organization_id: needs.org.orgId,
    preferred_username: caller.username,
    username: caller.username,
    nickname: user.CommunityNickname,
    name: user.Name,
    display_name: user.Name,
    email: user.Email,
    user_type: 'STANDARD',
    active: user.IsActive,
    urls: { rest: `${needs.url()}/services/data/v{version}/`, query: `${needs.url()}/services/data/v{version}/query/` },
  };
};

const revoke =
  (needs: OAuthNeeds) =>
  (request: Request, response: Response): void => {
    const sent = form.parse(request.method === 'GET' ? request.query : request.body);
    if (needs.sessions.expire(sent.token ?? '') === 0) throw oauthRefusals.badToken();
    response.status(200).end();
  };

/** Routes for the root of the host. */
export const oauthRoutes = (needs: OAuthNeeds): Router => {
  const router = Router();
  router.use(urlencoded({ extended: false }));
  router.post('/services/oauth2/token', token(needs));
  router.get('/services/oauth2/userinfo', (request, response) => void response.json(whoIs(needs, request)));
  router.post('/services/oauth2/revoke', revoke(needs));
  router.get('/services/oauth2/revoke', revoke(needs));
  router.get('/id/:organization/:user', (request, response) => void response.json(whoIs(needs, request)));
  return router;
};

/** What an OAuth endpoint answers to a refusal; undefined for anything else. */
export const oauthFailure = (error: unknown): { status: number; body: object } | undefined =>
  error instanceof OAuthRefusal
    ? { status: error.status, body: { error: error.error, error_description: error.message } }
    : undefined;
