/**
 * EventBus.TriggerContext.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm
 */
import { EventTriggerContext } from '../../asynchrony/events/event-context.ts';
import { transaction } from '../../runtime/current.ts';
import { libraryClass } from '../define.ts';

const currentContext = (): EventTriggerContext | null => {
  const { work } = transaction();
  return work?.kind === 'event trigger' ? work.context : null;
};

export const triggerContext = libraryClass({
  name: 'EventBus.TriggerContext',
  holds: (value) => value instanceof EventTriggerContext,
  members: {
    'static EventBus.TriggerContext currentContext()': currentContext,
    'Integer retries': { get: (self: EventTriggerContext) => self.retries },
    'String lastError': { get: (self: EventTriggerContext) => self.lastError },
    'String getResumeCheckpoint()': (self: EventTriggerContext) => self.checkpoint?.replayId ?? null,
    'void setResumeCheckpoint(String resumeReplayId)': (self: EventTriggerContext, replayId: string | null) => {
      self.setCheckpoint(replayId);
    },
  },
});
