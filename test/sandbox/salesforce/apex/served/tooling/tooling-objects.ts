/** What the Tooling API knows beside the org's own objects: runs of tests, coverage, debug logs. */
import {
  flag,
  instant,
  longText,
  picklist,
  reference,
  standardObject,
  text,
  whole,
} from '../../../standard-objects/define.ts';

const JOB_STATES = ['Holding', 'Queued', 'Preparing', 'Processing', 'Aborted', 'Completed', 'Failed'];

const to = (name: string, ...targets: readonly string[]) => reference(name, targets, { deleteConstraint: undefined });

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextestrunresult.htm */
const apexTestRunResult = standardObject({
  name: 'ApexTestRunResult',
  keyPrefix: '05m',
  writable: false,
  currency: false,
  fields: [
    to('AsyncApexJobId', 'AsyncApexJob'),
    to('UserId', 'User'),
    text('JobName', 255),
    flag('IsAllTests'),
    text('Source', 255),
    instant('StartTime'),
    instant('EndTime'),
    whole('TestTime'),
    whole('TestSetupTime'),
    picklist('Status', JOB_STATES),
    whole('ClassesEnqueued'),
    whole('ClassesCompleted'),
    whole('MethodsEnqueued'),
    whole('MethodsCompleted'),
    whole('MethodsFailed'),
  ],
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextestqueueitem.htm */
const apexTestQueueItem = standardObject({
  name: 'ApexTestQueueItem',
  keyPrefix: '709',
  writable: false,
  currency: false,
  fields: [
    to('ApexClassId', 'ApexClass'),
    picklist('Status', JOB_STATES),
    text('ExtendedStatus', 1000),
    to('ParentJobId', 'AsyncApexJob'),
    to('TestRunResultId', 'ApexTestRunResult'),
    flag('ShouldSkipCodeCoverage'),
  ],
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apextestresult.htm */
const apexTestResult = standardObject({
  name: 'ApexTestResult',
  keyPrefix: '07M',
  writable: false,
  currency: false,
  fields: [
    to('ApexClassId', 'ApexClass'),
    text('MethodName', 255),
    picklist('Outcome', ['Pass', 'Fail', 'CompileFail', 'Skip']),
    longText('Message', 4000),
    longText('StackTrace', 4000),
    to('AsyncApexJobId', 'AsyncApexJob'),
    to('QueueItemId', 'ApexTestQueueItem'),
    to('ApexTestRunResultId', 'ApexTestRunResult'),
    to('ApexLogId', 'ApexLog'),
    instant('TestTimestamp'),
    whole('RunTime'),
    flag('IsTestSetup'),
  ],
});

const COVERAGE_FIELDS = [
  to('ApexClassOrTriggerId', 'ApexClass', 'ApexTrigger'),
  whole('NumLinesCovered'),
  whole('NumLinesUncovered'),
  longText('Coverage', 1_000_000),
];

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexcodecoverage.htm */
const apexCodeCoverage = standardObject({
  name: 'ApexCodeCoverage',
  keyPrefix: '714',
  writable: false,
  currency: false,
  fields: [to('ApexTestClassId', 'ApexClass'), text('TestMethodName', 255), ...COVERAGE_FIELDS],
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexcodecoverageaggregate.htm */
const apexCodeCoverageAggregate = standardObject({
  name: 'ApexCodeCoverageAggregate',
  keyPrefix: '715',
  writable: false,
  currency: false,
  fields: COVERAGE_FIELDS,
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexorgwidecoverage.htm */
const apexOrgWideCoverage = standardObject({
  name: 'ApexOrgWideCoverage',
  keyPrefix: '716',
  writable: false,
  currency: false,
  fields: [whole('PercentCovered')],
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexlog.htm */
const apexLog = standardObject({
  name: 'ApexLog',
  keyPrefix: '07L',
  writable: false,
  currency: false,
  fields: [
    to('LogUserId', 'User'),
    text('Application', 255),
    text('Operation', 255),
    text('Request', 255),
    text('Status', 255),
    text('Location', 255),
    whole('LogLength'),
    whole('DurationMilliseconds'),
    instant('StartTime'),
  ],
});

export const TOOLING_OBJECTS = [
  apexTestRunResult,
  apexTestQueueItem,
  apexTestResult,
  apexCodeCoverage,
  apexCodeCoverageAggregate,
  apexOrgWideCoverage,
  apexLog,
] as const;
