/**
 * `/lightning`: the org as people see it in a browser. Pages load modules, which were compiled from the org's components, and ask
 * the org's own interfaces for data.
 */
import { join } from 'node:path';
import express, { json, Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServedApex } from '../../apex/served/served-apex.ts';
import type { Org } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import { restRefusals } from '../../rest/rest-error.ts';
import { lightningBuilder, type LightningBuild, type LightningBuilder } from '../build/index.ts';
import { packageFolder } from '../build/build-keys.ts';
import { personAt } from './browser-session.ts';
import { escapeHtml, sendPage } from './html.ts';
import { loginRoutes } from './login-page.ts';
import { recordLock } from './record-lock.ts';
import { sessionDocument } from './session-document.ts';

export { cookieAsBearer } from './browser-session.ts';

export type LightningNeeds = {
  readonly org: Org;
  readonly sessions: SessionBook;
  readonly served: () => Promise<ServedApex>;
  /** The org's package directories of the moment. */
  readonly sourceDirectories: () => readonly string[];
};

const MODULES = '/lightning/modules';

/** Everything built lies under a name made from its content. */
const FOREVER = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;

const shellOf = (document: object, { baseKey, ownKey }: LightningBuild) => ({
  head: [
    // In text of a script only this could end it.
    `<script type="application/json" id="session">${JSON.stringify(document).replaceAll('<', '\\u003c')}</script>`,
    `<script src="/lightning/session.js"></script>`,
    `<script type="module" src="${MODULES}/base-${baseKey}/@lwc/synthetic-shadow.js"></script>`,
    `<script type="module" src="${MODULES}/own-${ownKey}/start.js"></script>`,
  ].join('\n'),
  body: '<div id="page"></div>',
});

/**
 * Runs before any module: what is compiled for everybody finds its values, and a person is told when a module of the page itself
 * does not arrive, instead of looking at nothing.
 */
const FIRST_SCRIPT = `globalThis.lightningSession = JSON.parse(document.getElementById('session').textContent);
addEventListener('error', ({ target }) => {
  if (!(target instanceof HTMLScriptElement)) return;
  document.getElementById('page').innerHTML = '<p role="alert" class="slds-var-p-around_large">The connection broke while the page ' +
    'was loading. <a href="">Load it again</a></p>';
}, true);
`;

const showPage = async (needs: LightningNeeds, builder: LightningBuilder, [request, response]: [Request, Response]) => {
  const caller = personAt(request, needs.sessions);
  if (caller === undefined) {
    // While a person chooses who to be, the page is compiled; what fails then is told when it is shown.
    builder.current().catch(() => undefined);
    response.redirect(303, `/lightning/login?startURL=${encodeURIComponent(request.originalUrl)}`);
    return;
  }
  try {
    sendPage(response, { title: 'Lightning', ...shellOf(sessionDocument(needs.org, caller), await builder.current()) });
  } catch (error) {
    response.status(500);
    const problem = error instanceof Error ? error.message : String(error);
    sendPage(response, {
      title: 'Lightning',
      body: `<pre class="slds-var-p-around_large">${escapeHtml(problem)}</pre>`,
    });
  }
};

const addData = (router: Router, { org, sessions, served }: LightningNeeds): void => {
  router.get('/session', (request: Request, response: Response) => {
    const caller = personAt(request, sessions);
    if (caller === undefined) throw restRefusals.sessionInvalid();
    response.set('Cache-Control', 'no-store').json(sessionDocument(org, caller));
  });
  router.get('/lock', (request: Request, response: Response) => {
    const caller = personAt(request, sessions);
    if (caller === undefined) throw restRefusals.sessionInvalid();
    const { recordId } = z.object({ recordId: z.string() }).parse(request.query);
    response.set('Cache-Control', 'no-store').json(recordLock(org, caller, recordId));
  });
  router.post('/apex', json({ limit: '6mb' }), async (request: Request, response: Response) => {
    const caller = personAt(request, sessions);
    if (caller === undefined) throw restRefusals.sessionInvalid();
    // Loaded when it is needed: most orgs of tests run no Apex.
    const { answerApex } = await import('./apex-call.ts');
    response.type('json').send(await answerApex(await served(), caller, request.body));
  });
};

const addFiles = (router: Router, needs: LightningNeeds, builder: LightningBuilder): void => {
  router.get('/session.js', (_request, response) => void response.type('js').send(FIRST_SCRIPT));
  router.use('/assets', express.static(join(packageFolder('@salesforce-ux/design-system'), 'assets'), FOREVER));
  router.use('/modules', express.static(builder.directory, FOREVER));
  router.get('/resource/:name', (request: Request, response: Response) => {
    const found = needs.org.schema.setup?.staticResources.find(({ name }) => name === request.params.name);
    if (found === undefined) throw restRefusals.notFound();
    response.type(found.contentType).send(found.bytes);
  });
};

/** What is not there below these is no page: who asks for it is a page itself, and wants a file. */
const FILES = /^\/(?:assets|modules|resource)(?:\/|$)/;

/** Routes for the root of the host. */
export const lightningRoutes = (needs: LightningNeeds): Router => {
  const builder = lightningBuilder({ sourceDirectories: needs.sourceDirectories, url: MODULES });
  const router = Router();
  router.use(loginRoutes(needs));
  addData(router, needs);
  addFiles(router, needs, builder);
  // Whatever the address, the page is there, as in Lightning Experience: it says by itself when nothing stands at the address.
  router.get(['/', '/*rest'], async (request: Request, response: Response, next: NextFunction) => {
    if (FILES.test(request.path)) next();
    else await showPage(needs, builder, [request, response]);
  });
  const root = Router();
  root.get('/', (_request, response) => response.redirect('/lightning/page/home'));
  root.use('/lightning', router);
  return root;
};
