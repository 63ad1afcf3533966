/** Integration health: every failure has a place, a plan and an owner; every event leaves once. */
export { ALERT_TASK, alertJob, alertTask, type Alerts, type SendAlert } from './alert.ts';
export { failedNow } from './failed-now.ts';
export { errorLogReport, sourceKeyOf } from './error-log-entry.ts';
export {
  DECISIONS,
  FLOW_LABELS,
  FLOW_NAMES,
  flowDesk,
  heldWhilePaused,
  type Decision,
  type FlowDefinition,
  type FlowDesk,
  type FlowLabel,
  type FlowName,
  type FlowState,
  type FlowSwitches,
} from './flows.ts';
export { keepToScope, type LeftOut, type ScopeSettings } from './keep-to-scope.ts';
export { FAILURE_STATES, RESOLUTIONS } from './ports.ts';
export type {
  Bus,
  Changes,
  Drained,
  ErrorLogEntry,
  ErrorLogKeys,
  ErrorLogReport,
  ErrorLogs,
  EventIdentity,
  EventRefusal,
  FailedAttempt,
  FailureFilter,
  FailureLedger,
  FailureRecord,
  FailureReports,
  FailureState,
  Held,
  HeldWork,
  Outbox,
  Publish,
  PublishResults,
  RefusedEvent,
  ReportResult,
  Round,
  UnpublishedEvent,
  Work,
} from './ports.ts';
export { PUBLISH_AGAIN_TASK, PUBLISH_TASK, publishJob, publishOutbox, publishTasks } from './publish-outbox.ts';
export { PUT_BACK_TASK, putBackTasks, type ForeignChange, type ForeignChanges, type PutBack } from './put-back.ts';
export { isTestAccount, refuseMixedPair } from './refuse-mixed-pair.ts';
export { replayFailure } from './replay-failure.ts';
export {
  jobOfReplay,
  REPLAY_REQUESTED,
  replayRequestTasks,
  sweepReplaysJob,
  UNREADABLE_REPLAY_TASK,
} from './replay-request.ts';
export { REPORT_TASK, reportFailures, reportFailuresTask, reportJob } from './report-failures.ts';
export { RESUME_TASK, resumeHeld } from './resume-held.ts';
export { retryPlan, type RetryHistory, type RetryPlan } from './retry-plan.ts';
export { runTask, type Job, type RunTaskNeeds, type TaskOutcome } from './run-task.ts';
export { defineTask, type About, type Task, type TaskDefinition } from './task.ts';
export { unreadableRequestJob, unreadableRequestTask } from './unreadable-request.ts';
