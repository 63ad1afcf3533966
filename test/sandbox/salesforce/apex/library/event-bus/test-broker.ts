/**
 * EventBus.TestBroker: the event bus of a test.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_EventBus_TestBroker.htm
 */
import { deliverTestEvents, failTestEvents } from '../../asynchrony/events/test-broker.ts';
import { transaction } from '../../runtime/current.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';

class TestBroker extends ApexValue {}

/** `Test.getEventBus()` */
export const getEventBus = (): TestBroker => {
  if (!transaction().isTest)
    throw apexException('System.TypeException', 'Test.getEventBus can only be called from a test');
  return new TestBroker();
};

export const testBroker = libraryClass({
  name: 'EventBus.TestBroker',
  holds: (value) => value instanceof TestBroker,
  members: {
    'void deliver()': () => {
      deliverTestEvents();
    },
    'void fail()': () => {
      failTestEvents();
    },
  },
});
