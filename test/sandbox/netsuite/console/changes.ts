import type { Request } from 'express';
import { z } from 'zod';
import type { StoredRecord } from '../records/types.ts';
import { actionNamed, actionsFor } from './actions/index.ts';
import type { Action, Given } from './actions/action.ts';
import { perform, refusalIn } from './actions/perform.ts';
import type { Desk } from './desk.ts';
import type { Message } from './messages.ts';
import { FAULTS_PATH, ruleFrom } from './pages/faults-page.ts';
import { togetherNamed } from './pages/transactions-page.ts';
import { findRecord, pathOf, recordWithPage } from './showing/records.ts';

/** What a POST does: the change, what it came to, and the page to look at then. */
export type Changed = { readonly message: Message; readonly path: string };
/** @returns undefined when there is nothing at this address */
type Change = (desk: Desk, request: Request) => Changed | undefined;

const oneText = z.string().or(z.array(z.string()).transform((texts) => texts.at(-1) ?? ''));
const form = z.record(z.string(), oneText).catch({});
const recordKey = z.object({ type: z.string(), id: z.string() });

const givenIn = (request: Request): Given => form.parse(request.body);

const done = (text: string): Message => ({ kind: 'done', text });

const attempt = (work: () => string, given: Message['given']): Message => {
  try {
    return done(work());
  } catch (error) {
    return { kind: 'refused', text: refusalIn(error), ...(given === undefined ? {} : { given }) };
  }
};

const act: Change = (desk, request) => {
  const record = recordWithPage(desk, recordKey.parse(request.params));
  const action = record && actionNamed(record.type, String(request.params['action']));
  if (record === undefined || action === undefined) return undefined;
  return { message: perform(record, { desk, action, given: givenIn(request) }), path: pathOf(record) };
};

const chosen = z.object({
  type: z.string(),
  action: z.string(),
  id: z.union([z.string(), z.array(z.string())]).default([]),
});

/** The values a form would have sent as it was drawn. */
const asDrawn = (desk: Desk, record: StoredRecord, action: Action): Given =>
  Object.fromEntries(
    action.inputs(record, desk).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );

const oneOfMany = (desk: Desk, record: StoredRecord, action: Action): Message => {
  const name = desk.book.displayName(record);
  if (!actionsFor(record, desk).includes(action))
    return { kind: 'refused', text: `${name}: "${action.label}" is not offered as it stands.` };
  const message = perform(record, { desk, action, given: asDrawn(desk, record, action) });
  return { kind: message.kind, text: `${name}: ${message.text}` };
};

const summary = (action: Action, messages: readonly Message[]): Message => {
  const refused = messages.filter(({ kind }) => kind === 'refused');
  const count = `${action.label}: ${messages.length - refused.length} done, ${refused.length} refused.`;
  if (messages.length === 0) return { kind: 'refused', text: 'Choose at least one in the first column.' };
  return {
    kind: refused.length === 0 ? 'done' : 'refused',
    text: [count, ...refused.slice(0, 3).map(({ text }) => text)].join(' '),
  };
};

const together: Change = (desk, request) => {
  const { type, action: name, id } = chosen.parse(request.body);
  const action = togetherNamed(type, name);
  if (action === undefined) return undefined;
  const records = [id].flat().flatMap((each) => findRecord(desk, [type], each) ?? []);
  const messages = records.map((record) => oneOfMany(desk, record, action));
  return {
    message: summary(action, messages),
    path: `/console/transactions?${new URLSearchParams({ type }).toString()}`,
  };
};

const switchOn: Change = ({ faults }, request) => {
  const given = { action: 'fault', values: givenIn(request) };
  const work = (): string => `Fault ${faults.add(ruleFrom(request.body))} is on.`;
  return { message: attempt(work, given), path: FAULTS_PATH };
};

const switchOff: Change = ({ faults }, request) => ({
  message: faults.remove(Number(request.params['id']))
    ? done('The fault is off.')
    : { kind: 'refused', text: 'That fault is off already.' },
  path: FAULTS_PATH,
});

const days = z.object({ days: z.coerce.number().int().min(1).max(3650) });
const MILLISECONDS_A_DAY = 86_400_000;

const moveClock: Change = ({ clock }, request) => ({
  message: attempt(() => {
    const { days: count } = days.parse(request.body);
    clock.advance(count * MILLISECONDS_A_DAY);
    return `${count} days have passed.`;
  }, undefined),
  path: '/console',
});

export const CHANGES: Readonly<Record<string, Change>> = {
  '/records/:type/:id/:action': act,
  '/transactions/together': together,
  '/faults': switchOn,
  '/faults/off': ({ faults }) => {
    faults.clear();
    return { message: done('All faults are off.'), path: FAULTS_PATH };
  },
  '/faults/:id/off': switchOff,
  '/traffic/reset': ({ traffic }) => {
    traffic.reset();
    return { message: done('Counting begins anew.'), path: '/console/traffic' };
  },
  '/clock': moveClock,
  '/clock/back': ({ clock }) => {
    clock.set(new Date());
    return { message: done("The account has this machine's time again."), path: '/console' };
  },
};
