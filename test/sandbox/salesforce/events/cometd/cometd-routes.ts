import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { bayeuxMessages, replyTo, type BayeuxMessage, type BayeuxReply } from './bayeux-message.ts';
import { COMETD_SETTINGS, type CometdSettings } from './cometd-settings.ts';
import { answerMessage, type CometdNeeds, type Visit } from './meta-channels.ts';

/**
 * The Streaming API at `/cometd/<version>`: Bayeux over long polling.
 * https://developer.salesforce.com/docs/platform/api-streaming/guide/intro-stream.html
 */
const COOKIE = 'BAYEUX_BROWSER';
const OLDEST_VERSION = 37;
const NEWEST_VERSION = '68.0';
const LARGEST_BODY = 32_768;

const cookieIn = (request: Request, name: string): string | undefined => {
  const found = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(request.get('cookie') ?? '')?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
};

/** Pages of the org carry their session in the cookie `sid`, other clients in a header. */
const tokenIn = (request: Request): string | undefined =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? cookieIn(request, 'sid');

const versionProblem = (version: string | undefined): string | undefined => {
  const format = `URI format: '/cometd/${NEWEST_VERSION}'`;
  if (version === undefined || !/^\d+\.\d$/.test(version)) return `API version in the URI is mandatory. ${format}`;
  if (Number(version) >= OLDEST_VERSION && Number(version) <= Number(NEWEST_VERSION)) return undefined;
  return `Unsupported API version. Only API versions '${OLDEST_VERSION}.0' and later are supported. ${format}`;
};

const openVisit = (request: Request, response: Response, mayWait: boolean): Visit => {
  let wake = (): void => undefined;
  response.on('close', () => wake());
  let cookie = cookieIn(request, COOKIE);
  return {
    accessToken: tokenIn(request),
    get cookie() {
      return cookie;
    },
    mayWait,
    isGone: () => response.destroyed || response.closed,
    waiting: (client) => {
      wake = () => client?.wake();
    },
    giveCookie(value) {
      if (cookie !== value) response.cookie(COOKIE, value, { path: '/cometd', httpOnly: true, sameSite: 'lax' });
      cookie = value;
    },
  };
};

const answerAll = async (
  needs: CometdNeeds,
  visit: Visit,
  messages: readonly BayeuxMessage[],
): Promise<readonly BayeuxReply[]> => {
  const replies: BayeuxReply[] = [];
  for (const message of messages) replies.push(...(await answerMessage(needs, visit, message)));
  return replies;
};

const refuseAll = (
  response: Response,
  status: number,
  refused: { error: string; messages: readonly BayeuxMessage[] },
) =>
  response
    .status(status)
    .json(refused.messages.map((message) => replyTo(message, { error: refused.error, successful: false })));

const answer =
  (needs: CometdNeeds): RequestHandler<{ version?: string }> =>
  async (request, response) => {
    const parsed = bayeuxMessages.safeParse(request.body);
    if (!parsed.success) {
      refuseAll(response, 400, { error: '400::Bad Request', messages: [{ channel: '' }] });
      return;
    }
    const messages = parsed.data;
    const problem = versionProblem(request.params.version);
    if (problem !== undefined) {
      refuseAll(response, 400, { error: `400::${problem}`, messages });
      return;
    }
    const replies = await answerAll(needs, openVisit(request, response, messages.length === 1), messages);
    if (!response.destroyed) response.set('Cache-Control', 'no-store').json(replies);
  };

const refuseLarge: RequestHandler = (request, response, next) => {
  if (Number(request.get('content-length') ?? 0) <= LARGEST_BODY) next();
  else refuseAll(response, 413, { error: '413::Maximum Request Size Exceeded', messages: [{ channel: '' }] });
};

type Given = Omit<CometdNeeds, 'clients' | 'settings'> & { readonly settings?: Partial<CometdSettings> | undefined };

/** Routes for the root of the host. */
export const cometdRoutes = ({ settings, ...needs }: Given): Router => {
  const served = { ...needs, settings: { ...COMETD_SETTINGS, ...settings }, clients: new Map() };
  const router = Router();
  // Some clients add the name of the message to the address.
  router.post(
    ['/cometd', '/cometd/:version', '/cometd/:version/*rest'],
    refuseLarge,
    json({ limit: LARGEST_BODY * 2, strict: false, type: () => true }),
    answer(served),
  );
  return router;
};
