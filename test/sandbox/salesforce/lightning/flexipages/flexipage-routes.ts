/** `/lightning/flexipage?recordId=…`, `?object=…`, `?object=home` or `?name=…`, with `app`: the page's document, for the session's user. */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { orgOfCaller } from '../../access/caller-org.ts';
import type { Org } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import type { RestAnswer } from '../../rest/rest-request.ts';
import { callerIn } from '../../rest/session-door.ts';
import { uiFailure } from '../ui-api/refusals.ts';
import { pageDocument } from './page-document.ts';

const NEWEST = '68.0';

const text = z.string().optional();
const asked = z.object({ name: text, object: text, recordId: text, app: text });

const answer = (org: Org, sessions: SessionBook, request: Request): RestAnswer => {
  try {
    const caller = callerIn(request, sessions);
    const context = { org: orgOfCaller(org, caller), wholeOrg: org, caller };
    return { status: 200, body: pageDocument(context, NEWEST, asked.parse(request.query)) };
  } catch (error) {
    return uiFailure(error);
  }
};

/** Routes for the root of the host. */
export const flexiPageRoutes = ({ org, sessions }: { org: Org; sessions: SessionBook }): Router => {
  const router = Router();
  router.get('/lightning/flexipage', (request, response) => {
    const { status, body } = answer(org, sessions, request);
    response.status(status).json(body);
  });
  return router;
};
