/**
 * Asking for fresh data: the view reads again what it shows, then whoever registered does what it has to.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-refreshview.html
 */
import { refreshAll } from 'lightningPlatform/cached';

const REFRESH_VIEW = 'lightning__refreshview';

export const REFRESH_COMPLETE = 'success';
export const REFRESH_COMPLETE_WITH_ERROR = 'complete_with_error';
export const REFRESH_ERROR = 'error';

export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(REFRESH_VIEW, { bubbles: true, composed: true });
  }
}

type Status = typeof REFRESH_COMPLETE | typeof REFRESH_COMPLETE_WITH_ERROR | typeof REFRESH_ERROR;
type Handler = (answers: Promise<Status>) => Promise<Status> | Promise<boolean> | boolean;

const handlers = new Map<symbol, { readonly context: unknown; readonly handler: Handler }>();

/** @returns what `unregisterRefreshHandler` takes */
export const registerRefreshHandler = (context: unknown, handler: Handler): symbol => {
  const id = Symbol('refresh handler');
  handlers.set(id, { context, handler });
  return id;
};

export const unregisterRefreshHandler = (id: symbol): void => void handlers.delete(id);

/** A container gets the event of those inside it. */
export const registerRefreshContainer = registerRefreshHandler;
export const unregisterRefreshContainer = unregisterRefreshHandler;

const answerAll = async (): Promise<Status> => {
  const done = refreshAll().then((): Status => REFRESH_COMPLETE);
  const answers = await Promise.allSettled(
    [...handlers.values()].map(({ context, handler }) => Promise.resolve(handler.call(context, done))),
  );
  await done;
  return answers.some(({ status }) => status === 'rejected') ? REFRESH_COMPLETE_WITH_ERROR : REFRESH_COMPLETE;
};

// Wherever on the page it is asked for: there is one view.
document.addEventListener(REFRESH_VIEW, () => void answerAll());
