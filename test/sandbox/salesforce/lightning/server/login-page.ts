/** The door: a person chooses which of the org's users to be. There are no passwords in a sandbox on one's own machine. */
import { urlencoded, Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { callerNamed } from '../../data/org.ts';
import type { Org, SObjectRecord } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import { logIn, logOut } from './browser-session.ts';
import { escapeHtml, sendPage } from './html.ts';

type LoginNeeds = { readonly org: Org; readonly sessions: SessionBook };

const HOME = '/lightning/page/home';

/** Only pages of this host: never an address that somebody put into a link. */
const destination = (start: unknown): string =>
  typeof start === 'string' && /^\/lightning\/(?!\/)/.test(start) ? start : HOME;

/** People who work with the screens; integrations and processes of the platform do not. */
const isPerson = ({ IsActive, UserType }: SObjectRecord): boolean =>
  IsActive === true && (UserType ?? 'Standard') === 'Standard';

const nameOf = (org: Org, object: string, id: unknown): string | undefined => {
  const name = typeof id === 'string' ? org.byId(object, id)?.Name : undefined;
  return typeof name === 'string' ? name : undefined;
};

const roleOf = (org: Org, user: SObjectRecord): string =>
  [nameOf(org, 'UserRole', user.UserRoleId), nameOf(org, 'Profile', user.ProfileId)]
    .filter((part) => part !== undefined)
    .join(' · ');

const choice = (org: Org, user: SObjectRecord): string => `<li class="slds-item slds-var-p-vertical_xx-small">
<button class="slds-button slds-button_neutral slds-button_stretch" name="username" value="${escapeHtml(String(user.Username))}">
<span class="slds-var-p-vertical_x-small"><span class="slds-show slds-text-heading_small">${escapeHtml(String(user.Name))}</span>
<span class="slds-show slds-text-color_weak">${escapeHtml(String(user.Username))}</span>
<span class="slds-show slds-text-color_weak">${escapeHtml(roleOf(org, user))}</span></span></button></li>`;

const loginPage = (org: Org, start: string, problem: string): string => {
  const people = [...org.rows('User')]
    .filter(isPerson)
    .toSorted((one, other) => String(one.Name).localeCompare(String(other.Name)));
  const alert =
    problem === ''
      ? ''
      : `<p role="alert" class="slds-text-color_error slds-var-p-bottom_small">${escapeHtml(problem)}</p>`;
  return `<main class="slds-grid slds-grid_align-center slds-var-p-around_xx-large">
<article class="slds-card slds-size_1-of-1 slds-medium-size_1-of-2 slds-large-size_1-of-3 slds-var-p-around_large">
<h1 class="slds-text-heading_large slds-var-p-bottom_x-small">Log in</h1>
<p class="slds-var-p-bottom_medium">This org is a sandbox on this machine. Whose desk do you take?</p>${alert}
<form method="post" action="/lightning/login"><input type="hidden" name="startURL" value="${escapeHtml(start)}">
<ul>${people.map((user) => choice(org, user)).join('\n')}</ul></form></article></main>`;
};

const chosen = z.object({ username: z.string(), startURL: z.string().optional() });

/** Routes below `/lightning`. */
export const loginRoutes = ({ org, sessions }: LoginNeeds): Router => {
  const router = Router();
  const show = (response: Response, start: string, problem = ''): void =>
    sendPage(response, { title: 'Log in', body: loginPage(org, start, problem) });
  router.get('/login', (request: Request, response: Response) => {
    show(
      response,
      destination(request.query.startURL),
      request.query.ended === undefined ? '' : 'Your session has ended. Log in again.',
    );
  });
  router.post('/login', urlencoded({ extended: false }), (request: Request, response: Response) => {
    const form = chosen.safeParse(request.body);
    const caller = form.success ? callerNamed(org, form.data.username) : undefined;
    const start = destination(form.data?.startURL);
    const user = caller === undefined ? undefined : org.byId('User', caller.userId);
    if (caller === undefined || user === undefined || !isPerson(user)) {
      response.status(401);
      show(response, start, 'There is no active user of that name.');
      return;
    }
    logIn(response, sessions, caller);
    response.redirect(303, start);
  });
  router.get('/logout', (request: Request, response: Response) => {
    logOut(request, response, sessions);
    response.redirect(303, '/lightning/login');
  });
  return router;
};
