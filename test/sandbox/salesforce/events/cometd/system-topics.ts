import type { Clock } from '../../../shared/clock.ts';

/**
 * The org's system topics: short notes that a row of the Tooling API was made or changed, told to whoever listens at that moment.
 * They are not kept and count against no allocation.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextestqueueitem.htm
 */
export const SYSTEM_TOPICS = ['TestResult', 'Logging'] as const;
export type SystemTopic = (typeof SYSTEM_TOPICS)[number];

export type SystemNote = {
  readonly event: { readonly createdDate: string; readonly replayId: number; readonly type: 'created' | 'updated' };
  readonly sobject: { readonly Id: string };
};

export type SystemTopics = {
  /** @param note the row it is about */
  announce(topic: SystemTopic, note: { readonly id: string; readonly type: 'created' | 'updated' }): void;
  /** @returns the way to stop */
  listen(topic: SystemTopic, listener: (note: SystemNote) => void): () => void;
};

export const openSystemTopics = (clock: Clock): SystemTopics => {
  const listeners = new Map(SYSTEM_TOPICS.map((topic) => [topic, new Set<(note: SystemNote) => void>()]));
  let last = 0;
  return {
    announce(topic, { id, type }) {
      last += 1;
      const note = { event: { createdDate: clock.now().toISOString(), replayId: last, type }, sobject: { Id: id } };
      for (const listener of listeners.get(topic) ?? []) listener(note);
    },
    listen(topic, listener) {
      listeners.get(topic)?.add(listener);
      return () => void listeners.get(topic)?.delete(listener);
    },
  };
};
