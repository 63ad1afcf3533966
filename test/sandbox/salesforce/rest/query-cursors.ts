/**
 * Open query results: pages handed out under a locator that lives for a while and for a limited number per user.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import type { Clock } from '../../shared/clock.ts';
import { recordId } from '../data/record-id.ts';
import type { QueryAnswer } from '../soql/index.ts';

/** A cursor is forgotten after two days, or when its user opens an eleventh. */
const LIFETIME_MILLISECONDS = 2 * 24 * 60 * 60 * 1000;
const MOST_PER_USER = 10;
const KEY_PREFIX = '01g';

export type Cursor = {
  readonly id: string;
  readonly userId: string;
  readonly answer: QueryAnswer;
  readonly batchSize: number;
};

export type QueryCursors = {
  open(cursor: Omit<Cursor, 'id'>): Cursor;
  /** The user's cursor of that id, undefined when it never was or is no more. */
  find(id: string, userId: string): Cursor | undefined;
};

/** An empty collection of cursors whose lives run by `clock`. */
export const queryCursors = (clock: Clock): QueryCursors => {
  const cursors = new Map<string, Cursor & { openedAt: number }>();
  let opened = 0;

  const isAlive = ({ openedAt }: { openedAt: number }): boolean =>
    clock.now().getTime() - openedAt < LIFETIME_MILLISECONDS;

  const makeRoomFor = (userId: string): void => {
    for (const cursor of cursors.values()) if (!isAlive(cursor)) cursors.delete(cursor.id);
    const own = [...cursors.values()].filter((cursor) => cursor.userId === userId);
    for (const oldest of own.slice(0, Math.max(0, own.length - MOST_PER_USER + 1))) cursors.delete(oldest.id);
  };

  return {
    open(given) {
      makeRoomFor(given.userId);
      opened += 1;
      const cursor = { ...given, id: recordId(KEY_PREFIX, opened), openedAt: clock.now().getTime() };
      cursors.set(cursor.id, cursor);
      return cursor;
    },
    find(id, userId) {
      const cursor = cursors.get(id);
      return cursor !== undefined && cursor.userId === userId && isAlive(cursor) ? cursor : undefined;
    },
  };
};
