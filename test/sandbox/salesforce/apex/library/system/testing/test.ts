/** The class Test. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */
import { transaction } from '../../../runtime/current.ts';
import { libraryClass } from '../../define.ts';
import { setMock } from '../http/mocks.ts';
import { createStub } from './stub.ts';
import { startTest, stopTest } from './test-window.ts';

export const test = libraryClass({
  name: 'System.Test',
  members: {
    'static Boolean isRunningTest()': () => transaction().isTest,
    'static void startTest()': startTest,
    'static void stopTest()': stopTest,
    'static void setMock(System.Type interfaceType, Object instance)': setMock,
    'static Object createStub(System.Type parentType, System.StubProvider stubProvider)': createStub,
  },
});
