/** Interviews of screen flows that wait for their users, as they stood when their screen was shown. */
import type { Interview } from '../engine/interview.ts';
import type { RunMode } from '../engine/run-mode.ts';
import type { FieldError } from './describe-screen.ts';

export type KeptInterview = {
  readonly id: string;
  /** Nobody else sees it. */
  readonly userId: string;
  /** API name of the flow it began with. */
  readonly flow: string;
  readonly mode: RunMode;
  readonly status: 'screen' | 'paused';
  readonly interview: Interview;
  /** As they stood at the screens before this one, the last of them last. */
  readonly previous: readonly Interview[];
  readonly errors: readonly FieldError[];
};

export type InterviewBook = {
  /** @returns undefined for one that is not there, or not that user's */
  find(userId: string, id: string): KeptInterview | undefined;
  of(userId: string): readonly KeptInterview[];
  keep(kept: KeptInterview): void;
  drop(id: string): void;
};

export const openInterviewBook = (): InterviewBook => {
  const kept = new Map<string, KeptInterview>();
  return {
    find(userId, id) {
      const found = kept.get(id);
      return found?.userId === userId ? found : undefined;
    },
    of: (userId) => [...kept.values()].filter((one) => one.userId === userId),
    keep: (one) => void kept.set(one.id, one),
    drop: (id) => void kept.delete(id),
  };
};
