import { z } from 'zod';
import type { Random } from './random.ts';

/**
 * The fault switchboard: rules that make chosen requests slow, refused, cut off or unreadable. Both stand-ins keep one and
 * serve it under `/sandbox/faults`; how a refusal looks is each platform's own business.
 */
export const faultRule = z.strictObject({
  /** HTTP method to match; any when left out. */
  method: z.string().optional(),
  /** Regular expression on the path with its query; any when left out. */
  path: z.string().optional(),
  /** How many matching requests it strikes; every one when left out. */
  times: z.int().positive().optional(),
  /** Matching requests to let pass first. */
  after: z.int().nonnegative().default(0),
  /** Share of matching requests it strikes, drawn from the seed. */
  probability: z.number().min(0).max(1).default(1),
  fault: z.discriminatedUnion('kind', [
    /** Answer later by so many milliseconds. */
    z.strictObject({ kind: z.literal('delay'), milliseconds: z.int().nonnegative() }),
    /** Refuse with this status in the platform's own envelope; `code` chooses the platform's error code. */
    z.strictObject({
      kind: z.literal('status'),
      status: z.int().min(400).max(599),
      code: z.string().optional(),
      message: z.string().optional(),
      retryAfterSeconds: z.int().nonnegative().optional(),
    }),
    /** Cut the connection before anything is done. */
    z.strictObject({ kind: z.literal('drop-before') }),
    /** Do the work, commit it, then cut the connection without an answer. */
    z.strictObject({ kind: z.literal('drop-after-commit') }),
    /** Do the work, then answer with half of the body. */
    z.strictObject({ kind: z.literal('truncate') }),
    /** Treat the presented access token as expired, once. */
    z.strictObject({ kind: z.literal('expire-token') }),
  ]),
});
export type FaultRule = z.infer<typeof faultRule>;
export type Fault = FaultRule['fault'];

export type FaultSwitchboard = {
  /** Switches a rule on; returns its number. */
  add(rule: z.input<typeof faultRule>): number;
  /** Switches one rule off; false when there is none of this number. */
  remove(id: number): boolean;
  /** Switches every rule off. */
  clear(): void;
  /** The rules still on, with how often each has struck. */
  list(): readonly (FaultRule & { id: number; struck: number })[];
  /** The faults that strike this request, in the order the rules were added. */
  strike(request: { method: string; path: string }): readonly Fault[];
};

type Live = FaultRule & { id: number; seen: number; struck: number };

const matches = (rule: Live, request: { method: string; path: string }): boolean =>
  (rule.method === undefined || rule.method.toUpperCase() === request.method.toUpperCase()) &&
  (rule.path === undefined || new RegExp(rule.path).test(request.path));

/** A switchboard whose draws come from `random`, so that the same seed strikes the same requests. */
export const faultSwitchboard = (random: Random): FaultSwitchboard => {
  let rules: Live[] = [];
  let nextId = 1;

  const strikes = (rule: Live): boolean => {
    rule.seen += 1;
    if (rule.seen <= rule.after || random() >= rule.probability) return false;
    rule.struck += 1;
    return true;
  };

  return {
    add(input) {
      const rule = { ...faultRule.parse(input), id: nextId, seen: 0, struck: 0 };
      nextId += 1;
      rules.push(rule);
      return rule.id;
    },
    remove(id) {
      const others = rules.filter((rule) => rule.id !== id);
      const isThere = others.length < rules.length;
      rules = others;
      return isThere;
    },
    clear() {
      rules = [];
    },
    list: () => rules.map(({ seen: _seen, ...rule }) => rule),
    strike(request) {
      const struck = rules.filter((rule) => matches(rule, request) && strikes(rule));
      rules = rules.filter((rule) => rule.times === undefined || rule.struck < rule.times);
      return struck.map((rule) => rule.fault);
    },
  };
};
