/**
 * The class System: assertions, the debug log, the clock, what kind of transaction runs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
import { transaction } from '../../runtime/current.ts';
import type { Quiddity } from '../../runtime/transaction.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { equalsMethod, hashCodeOf } from '../../values/equality.ts';
import { textOf, userZone } from '../../values/text.ts';
import { libraryClass } from '../define.ts';
import { jobMembers } from './jobs.ts';
import { currentPage } from './pages/apex-pages.ts';
import { quiddityShortCode } from './request.ts';
import { assertDifferent, assertSame, assertThat } from './testing/assertions.ts';
import { requestVersion, runAsVersion } from './version.ts';

const now = (): ApexDatetime => new ApexDatetime(transaction().now().getTime());

const runsAs =
  (...kinds: readonly Quiddity[]) =>
  (): boolean =>
    kinds.includes(transaction().quiddity);

const debug = (value: unknown): void => {
  transaction().log.push(textOf(value));
};

export const system = libraryClass({
  name: 'System.System',
  members: {
    'static void assert(Boolean condition)': assertThat,
    'static void assert(Boolean condition, Object message)': assertThat,
    'static void assertEquals(Object expected, Object actual)': assertSame,
    'static void assertEquals(Object expected, Object actual, Object message)': assertSame,
    'static void assertNotEquals(Object expected, Object actual)': assertDifferent,
    'static void assertNotEquals(Object expected, Object actual, Object message)': assertDifferent,
    'static void debug(Object message)': debug,
    'static void debug(LoggingLevel level, Object message)': (_level: unknown, message: unknown) => {
      debug(message);
    },
    'static Datetime now()': now,
    'static Date today()': () => now().date(userZone()),
    'static Long currentTimeMillis()': () => BigInt(now().milliseconds),
    'static Boolean equals(Object one, Object other)': equalsMethod,
    'static Integer hashCode(Object value)': hashCodeOf,
    'static Boolean isBatch()': runsAs('BATCH_APEX', 'BATCH_CHUNK_PARALLEL'),
    'static Boolean isFuture()': runsAs('FUTURE'),
    'static Boolean isQueueable()': runsAs('QUEUEABLE'),
    'static Boolean isScheduled()': runsAs('SCHEDULED'),
    ...jobMembers,
    'static Boolean isFunctionCallback()': () => false,
    'static Boolean isRunningElasticCompute()': () => false,
    'static PageReference currentPageReference()': currentPage,
    'static String getQuiddityShortCode(System.Quiddity quiddity)': quiddityShortCode,
    'static System.Version requestVersion()': requestVersion,
    'static void runAs(System.Version version)': runAsVersion,
  },
});
