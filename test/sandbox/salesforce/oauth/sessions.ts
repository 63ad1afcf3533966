import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import type { Caller } from '../data/types.ts';

/**
 * Access tokens and whose they are. A session ends when it has not been used for its timeout, measured on the virtual clock.
 */
export type Session = { readonly caller: Caller; readonly scopes: readonly string[] };

export type SessionBook = {
  /** A new access token for that user. */
  open(session: Session): string;
  find(accessToken: string): Session | undefined;
  callerOf(accessToken: string): Caller | undefined;
  /** Ends one session, or all of them; returns how many. */
  expire(accessToken?: string): number;
};

/** @param options `timeoutMinutes` is two hours in a new org */
export const openSessions = (options: { clock: Clock; orgId: string; timeoutMinutes: number }): SessionBook => {
  const { clock, orgId } = options;
  const timeout = options.timeoutMinutes * 60_000;
  const sessions = new Map<string, Session & { lastUsed: number }>();

  const find = (accessToken: string): Session | undefined => {
    const session = sessions.get(accessToken);
    if (session === undefined) return undefined;
    const now = clock.now().getTime();
    if (now - session.lastUsed > timeout) {
      sessions.delete(accessToken);
      return undefined;
    }
    session.lastUsed = now;
    return session;
  };

  return {
    open(session) {
      const accessToken = `${orgId.slice(0, 15)}!AQ${randomBytes(60).toString('base64url')}`;
      sessions.set(accessToken, { ...session, lastUsed: clock.now().getTime() });
      return accessToken;
    },
    find,
    callerOf: (accessToken) => find(accessToken)?.caller,
    expire(accessToken) {
      if (accessToken !== undefined) return sessions.delete(accessToken) ? 1 : 0;
      const ended = sessions.size;
      sessions.clear();
      return ended;
    },
  };
};
