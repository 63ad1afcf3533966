/** Records that the person has looked at lately, kept in the browser. */
import { session } from 'lightningPlatform/session';

export type Visit = {
  readonly id: string;
  readonly objectApiName: string;
  readonly name: string;
  readonly iconUrl: string;
};

const KEY = `lightning visits ${session.orgId} ${session.user.id}`;
const MOST = 20;

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'objectApiName', 'name', 'iconUrl'].every((name) => typeof Reflect.get(value, name) === 'string');

/** Latest first. */
export const visits = (): readonly Visit[] => {
  const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
  return Array.isArray(kept) ? kept.filter(isVisit) : [];
};

export const rememberVisit = (visit: Visit): void => {
  const others = visits().filter(({ id }) => id !== visit.id);
  window.localStorage.setItem(KEY, JSON.stringify([visit, ...others].slice(0, MOST)));
};

export const forgetVisit = (recordId: string): void =>
  window.localStorage.setItem(KEY, JSON.stringify(visits().filter(({ id }) => id !== recordId)));
