/**
 * `/lightning/flexipage?recordId=…`, `?object=…`, `?object=home` or `?name=…`, with `app`: the page's document, for the session's user.
 * `/lightning/tab?name=…`: what stands behind a tab.
 */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { orgOfCaller } from '../../access/caller-org.ts';
import type { Org } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import type { RestAnswer } from '../../rest/rest-request.ts';
import { callerIn } from '../../rest/session-door.ts';
import { uiFailure } from '../ui-api/refusals.ts';
import { pageDocument } from './page-document.ts';
import { tabDocument } from './tab-document.ts';

const NEWEST = '68.0';

const text = z.string().optional();
const asked = z.object({ name: text, object: text, recordId: text, app: text });

type Context = Parameters<typeof pageDocument>[0];
type Maker = (context: Context, query: Request['query']) => object;

const DOCUMENTS: Readonly<Record<string, Maker>> = {
  '/lightning/flexipage': (context, query) => pageDocument(context, NEWEST, asked.parse(query)),
  '/lightning/tab': (context, query) => tabDocument(context, NEWEST, asked.parse(query).name ?? ''),
};

/** Routes for the root of the host. */
export const flexiPageRoutes = ({ org, sessions }: { org: Org; sessions: SessionBook }): Router => {
  const answer = (make: Maker, request: Request): RestAnswer => {
    try {
      const caller = callerIn(request, sessions);
      const context = { org: orgOfCaller(org, caller), wholeOrg: org, caller };
      return { status: 200, body: make(context, request.query) };
    } catch (error) {
      return uiFailure(error);
    }
  };
  const router = Router();
  for (const [path, make] of Object.entries(DOCUMENTS))
    router.get(path, (request, response) => {
      const { status, body } = answer(make, request);
      response.status(status).json(body);
    });
  return router;
};
