/**
 * Apex waits for the answer of a callout, and nothing here may wait: whoever is called may call the org back meanwhile. So a run
 * ends at its first unanswered callout, what it wrote is taken back, the request is sent, and the run is repeated from its start
 * with the answers so far. It draws the same times, random numbers and ids, and reads the rows it read before.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Past } from '../../../data/past.ts';
import type { Org, PublishedEvent } from '../../../data/types.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { IncomingResponse, OutgoingRequest } from '../../runtime/surroundings.ts';
import { openTape } from './tape.ts';

/** What came of a request: an answer, or why there is none, in the words of a CalloutException. */
export type CalloutOutcome = { readonly response: IncomingResponse } | { readonly failure: string };

export type SendRequest = (request: OutgoingRequest) => Promise<CalloutOutcome>;

/** Ends a run at a callout: being no exception of Apex, it passes every `catch` and skips every `finally`. */
class CalledOut extends Error {}

/** A repeated run must do what it did before; when it does not, its answers would be somebody else's. */
export class RunDiverged extends Error {
  constructor(what: string) {
    super(`Apex took another way when it was repeated after a callout: ${what}`);
    this.name = 'RunDiverged';
  }
}

export type RepeatableRuns = {
  /** Runs `work` in one transaction, as often as it takes to answer its callouts; throws what it throws. */
  run<T>(work: () => T): Promise<T>;
  /** @throws System.CalloutException when the other side does not answer */
  send(request: OutgoingRequest): IncomingResponse;
  /** The org's time: while work runs it stands where Apex last looked, however often the org's own caches ask for it. */
  now(draw: () => Date): Date;
  /** The time Apex asks for: it goes on, and a repeated run sees the same instants again. */
  instant(draw: () => Date): Date;
  /** Draws that a repeated run draws again. */
  random(draw: () => number): number;
  newId(): string;
  /** Publishes once, however often the run is repeated. */
  publish(put: () => PublishedEvent): PublishedEvent;
};

/** `before` is the org as it stood when the run asked. */
type Answered = { readonly request: OutgoingRequest; readonly outcome: CalloutOutcome; readonly before: Past };

class Run {
  readonly answered: Answered[] = [];
  /** How many answers this repetition has been given. */
  given = 0;
  pending: OutgoingRequest | undefined;
  /** When each part of the run began, by the answers given before. */
  readonly #starts: Date[] = [];
  #latest: Date | undefined;
  readonly instants = openTape<Date>();
  readonly randoms = openTape<number>();
  readonly ids = openTape<string>();
  readonly published = openTape<PublishedEvent>();

  rewind(): void {
    this.given = 0;
    this.pending = undefined;
    this.#latest = undefined;
    for (const tape of [this.instants, this.randoms, this.ids, this.published]) tape.rewind();
  }

  next(): Answered | undefined {
    this.given += 1;
    this.#latest = undefined;
    return this.answered[this.given];
  }

  now(draw: () => Date): Date {
    return (this.#latest ??= this.#starts[this.given] ??= draw());
  }

  instant(draw: () => Date): Date {
    return (this.#latest = this.instants.next(draw));
  }

  /** What is drawn once the run has ended at a callout belongs to nobody. */
  get isDrawing(): boolean {
    return this.pending === undefined;
  }
}

const shown = ({ method, endpoint }: OutgoingRequest): string => `${method} ${endpoint}`;

/** How a request differs from the one that was made before; undefined when it is the same. */
const difference = (one: OutgoingRequest, other: OutgoingRequest): string | undefined => {
  if (shown(one) !== shown(other)) return `${shown(one)} instead of ${shown(other)}`;
  if (!one.body.equals(other.body)) return `another body in ${shown(one)}`;
  return isDeepStrictEqual([...one.headers], [...other.headers]) ? undefined : `other headers in ${shown(one)}`;
};

const answerOf = (outcome: CalloutOutcome): IncomingResponse => {
  if ('failure' in outcome) throw apexException('System.CalloutException', outcome.failure);
  return outcome.response;
};

const nextAnswer = (org: Org, run: Run, request: OutgoingRequest): IncomingResponse => {
  const known = run.answered[run.given];
  if (known === undefined) {
    run.pending = request;
    throw new CalledOut();
  }
  const other = difference(request, known.request);
  if (other !== undefined) throw new RunDiverged(other);
  const next = run.next();
  if (next === undefined) org.showPresent();
  else next.before.show();
  return answerOf(known.outcome);
};

/** Whatever becomes of the signal on its way up, a run that called out does not end well. */
const checkEnd = (run: Run): void => {
  if (run.pending !== undefined) throw new CalledOut();
  const missing = run.answered[run.given];
  if (missing !== undefined) throw new RunDiverged(`no ${shown(missing.request)}`);
};

type Ending<T> = { readonly value: T } | { readonly pending: OutgoingRequest };

/** One repetition, from the rows and draws of the first to wherever it gets. */
const attempt = <T>(org: Org, run: Run, work: () => T): Ending<T> => {
  run.rewind();
  run.answered[0]?.before.show();
  try {
    const value = org.transaction(() => {
      const made = work();
      checkEnd(run);
      return made;
    });
    return { value };
  } catch (error) {
    if (run.pending === undefined) throw error;
    return { pending: run.pending };
  } finally {
    org.showPresent();
  }
};

/**
 * @param org whose rows the runs read and write
 * @param sendRequest sends a request for real
 */
export const openRepeatableRuns = (org: () => Org, sendRequest: SendRequest): RepeatableRuns => {
  let current: Run | undefined;
  let isLooking = false;

  /** Where the clock stands, whatever the run was shown before. */
  const looking = (draw: () => Date): Date => {
    isLooking = true;
    try {
      return draw();
    } finally {
      isLooking = false;
    }
  };
  const during = <T>(run: Run, work: () => T): T => {
    const outer = current;
    current = run;
    try {
      return work();
    } finally {
      current = outer;
    }
  };
  const drawing = (): Run | undefined => (current?.isDrawing === true ? current : undefined);

  return {
    async run(work) {
      const run = new Run();
      try {
        for (;;) {
          const ending = during(run, () => attempt(org(), run, work));
          if ('value' in ending) return ending.value;
          const { pending: request } = ending;
          const before = org().remember();
          run.answered.push({ request, before, outcome: await sendRequest(request) });
        }
      } finally {
        for (const { before } of run.answered) before.forget();
      }
    },
    send(request) {
      if (current === undefined) throw new Unsupported(`a callout where nobody can wait for it (${shown(request)})`);
      return nextAnswer(org(), current, request);
    },
    now: (draw) => (isLooking ? undefined : drawing()?.now(draw)) ?? draw(),
    instant: (draw) => drawing()?.instant(() => looking(draw)) ?? draw(),
    random: (draw) => drawing()?.randoms.next(draw) ?? draw(),
    newId: () => drawing()?.ids.next(randomUUID) ?? randomUUID(),
    publish: (put) => drawing()?.published.next(put) ?? put(),
  };
};
