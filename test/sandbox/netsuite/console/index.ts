import { readFileSync } from 'node:fs';
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import { ITEM_TYPES } from '../records/definitions/transactions.ts';
import { CHANGES } from './changes.ts';
import type { Desk } from './desk.ts';
import { openHistory } from './history.ts';
import { openMessages, type Message } from './messages.ts';
import { customersPage } from './pages/customers-page.ts';
import { faultsPage, ruleList } from './pages/faults-page.ts';
import { homePage } from './pages/home-page.ts';
import { itemsPage } from './pages/items-page.ts';
import { loginsPage } from './pages/logins-page.ts';
import { recordPage } from './pages/record-page.ts';
import { slotFigures, trafficFigures, trafficPage } from './pages/traffic-page.ts';
import { transactionsPage } from './pages/transactions-page.ts';
import { html, type Html } from './showing/html.ts';
import { documentOf, type Page } from './showing/layout.ts';
import { recordWithPage } from './showing/records.ts';

/**
 * `/console`: the account as people see it, in plain pages drawn here. Every change is a POST that goes through the account's
 * own operations and answers with a page to look at, so that reloading repeats nothing.
 */
export type ConsoleNeeds = Omit<Desk, 'history'>;

type PageOf = (desk: Desk, request: Request, message: Message | undefined) => Page;

const NOT_FOUND: Page = {
  title: 'Not found',
  section: '',
  status: 404,
  content: html`<p>There is no such page or record. <a href="/console/transactions">Look for it.</a></p>`,
};

const recordAt: PageOf = (desk, request, message) => {
  const [type, id] = [String(request.params['type']), String(request.params['id'])];
  const record = recordWithPage(desk, { type, id });
  return record === undefined ? NOT_FOUND : recordPage(desk, record, message);
};

const PAGES: Readonly<Record<string, PageOf>> = {
  '/': homePage,
  '/customers': customersPage,
  '/transactions': transactionsPage,
  '/items': itemsPage,
  '/records/:type/:id': recordAt,
  '/traffic': trafficPage,
  '/faults': (desk, _request, message) => faultsPage(desk, message),
  '/logins': loginsPage,
};

/** Parts of pages that a script draws anew. */
const PARTS: Readonly<Record<string, (desk: Desk) => Html>> = {
  '/traffic/slots': slotFigures,
  '/traffic/figures': trafficFigures,
  '/faults/rules': ruleList,
};

const ASSETS = { '/console.css': 'text/css', '/console.mjs': 'text/javascript' } as const;

const HEADERS = {
  'content-security-policy': "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A form on some other site must not work here through the browser of a person who has the console open. */
const sameSiteOnly = (request: Request, response: Response, next: NextFunction): void => {
  const origin = request.headers.origin;
  const isForeign = origin !== undefined && origin !== `http://${request.headers.host ?? ''}`;
  if (request.method === 'POST' && isForeign)
    response.status(403).type('text').send('Forms of other sites do not work here.');
  else next();
};

const withMessage = (path: string, id: string): string => `${path}${path.includes('?') ? '&' : '?'}message=${id}`;

const serveAssets = (router: Router): void => {
  for (const [path, type] of Object.entries(ASSETS)) {
    const content = readFileSync(`${import.meta.dirname}/assets${path}`, 'utf8');
    router.get(path, (_request: Request, response: Response) => void response.type(type).send(content));
  }
};

/** Set-up records that people can change: their history begins with their state at the start. */
const setUpRecords = ({ book }: ConsoleNeeds) => ['customer', ...ITEM_TYPES].flatMap((type) => [...book.list(type)]);

/** What nobody foresaw, in a page of its own: never the books' envelope, which is for programs. */
const brokenBy = (error: unknown): Page => ({
  title: 'This did not work',
  section: '',
  status: 500,
  content: html`<p>${error instanceof Error ? error.message : String(error)}</p>
    <p><a href="/console">Back to the overview</a></p>`,
});

/** The routes under `/console`. */
export const netSuiteConsole = (needs: ConsoleNeeds): Router => {
  const history = openHistory(needs.clock, setUpRecords(needs));
  needs.book.listen(history.listener);
  const desk: Desk = { ...needs, history };
  const messages = openMessages();
  const router = express.Router();

  const show = (response: Response, page: Page, message?: Message): void => {
    response
      .status(page.status ?? 200)
      .type('html')
      .send(documentOf(desk, page, message));
  };

  router.use((_request: Request, response: Response, next: NextFunction) => {
    response.set(HEADERS);
    next();
  });
  serveAssets(router);
  for (const [path, part] of Object.entries(PARTS))
    router.get(path, (_request: Request, response: Response) => void response.type('html').send(part(desk).markup));
  for (const [path, page] of Object.entries(PAGES))
    router.get(path, (request: Request, response: Response) => {
      const { message: id } = request.query;
      const message = messages.read(typeof id === 'string' ? id : undefined);
      show(response, page(desk, request, message), message);
    });
  router.use(sameSiteOnly, express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 }));
  for (const [path, change] of Object.entries(CHANGES))
    router.post(path, (request: Request, response: Response) => {
      const changed = change(desk, request);
      if (changed === undefined) show(response, NOT_FOUND);
      else response.redirect(303, withMessage(changed.path, messages.keep(changed.message)));
    });
  router.use((_request: Request, response: Response) => {
    show(response, NOT_FOUND);
  });
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  const broken: ErrorRequestHandler = (error, _request, response, _next) => {
    show(response, brokenBy(error));
  };
  router.use(broken);
  return router;
};
