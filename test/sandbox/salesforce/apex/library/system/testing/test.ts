/** The class Test. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */
import { transaction } from '../../../runtime/current.ts';
import { nullPointer } from '../../../runtime/exceptions.ts';
import type { ApexList } from '../../../values/list.ts';
import { libraryClass } from '../../define.ts';
import { getEventBus } from '../../event-bus/test-broker.ts';
import { setMock } from '../http/mocks.ts';
import { clearMessages, setCurrentPage } from '../pages/apex-pages.ts';
import { testFact } from '../transaction-fact.ts';
import { enableChangeDataCapture } from './change-capture.ts';
import { invokeContinuationMethod, setContinuationResponse } from './continuation.ts';
import { setCreatedDate } from './created-date.ts';
import { loadData } from './load-data.ts';
import { testInstall, testPostCopy, testUninstall } from './packaging.ts';
import { createStub } from './stub.ts';
import { startTest, stopTest } from './test-window.ts';

const searchResults = testFact((): { ids: readonly unknown[] | undefined } => ({ ids: undefined }));

/** What SOSL finds in this test, by id; undefined when the test has not said. */
export const fixedSearchResults = (): readonly unknown[] | undefined => searchResults().ids;

const standardPricebookId = (): string | null => {
  const { org } = transaction().data;
  return [...org.rows('Pricebook2')].find(({ IsStandard }) => IsStandard === true)?.Id ?? null;
};

export const test = libraryClass({
  name: 'System.Test',
  members: {
    'static Boolean isRunningTest()': () => transaction().isTest,
    'static void enableChangeDataCapture()': enableChangeDataCapture,
    'static void startTest()': startTest,
    'static void stopTest()': stopTest,
    'static EventBus.TestBroker getEventBus()': getEventBus,
    'static void setMock(System.Type interfaceType, Object instance)': setMock,
    'static Object createStub(System.Type parentType, System.StubProvider stubProvider)': createStub,
    'static Id getStandardPricebookId()': standardPricebookId,
    'static List<SObject> loadData(Schema.SObjectType sObjectToken, String resourceName)': loadData,
    'static void setCreatedDate(Id recordId, Datetime createdDatetime)': setCreatedDate,
    'static void setCurrentPage(PageReference page)': setCurrentPage,
    'static void setCurrentPageReference(PageReference page)': setCurrentPage,
    'static void clearApexPageMessages()': clearMessages,
    'static void setFixedSearchResults(List<Id> fixedSearchResults)': (ids: ApexList | null) => {
      if (ids === null) throw nullPointer();
      searchResults().ids = [...ids.items];
    },
    'static void setContinuationResponse(String requestLabel, HttpResponse mockResponse)': setContinuationResponse,
    'static Object invokeContinuationMethod(Object controller, Continuation request)': invokeContinuationMethod,
    'static void testInstall(InstallHandler script, System.Version version)': testInstall,
    'static void testInstall(InstallHandler script, System.Version version, Boolean isPush)': testInstall,
    'static void testUninstall(UninstallHandler script)': testUninstall,
    'static void testSandboxPostCopyScript(SandboxPostCopy script, Id organizationId, Id sandboxId, String sandboxName)':
      testPostCopy,
    // The sandbox grants what a permission set group says without calculating it first.
    'static void calculatePermissionSetGroup(String psgId)': () => undefined,
    'static void calculatePermissionSetGroup(List<String> psgIds)': () => undefined,
  },
});
