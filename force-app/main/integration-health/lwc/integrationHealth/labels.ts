/** The words of this component. */
import actions from '@salesforce/label/c.Actions';
import backlog from '@salesforce/label/c.FlowBacklog';
import empty from '@salesforce/label/c.FlowsEmpty';
import failures from '@salesforce/label/c.FlowFailures';
import flow from '@salesforce/label/c.Flow';
import heading from '@salesforce/label/c.IntegrationHealth';
import held from '@salesforce/label/c.FlowHeld';
import heldHint from '@salesforce/label/c.FlowHeldHint';
import lag from '@salesforce/label/c.FlowLag';
import lastRun from '@salesforce/label/c.FlowLastRun';
import late from '@salesforce/label/c.FlowLate';
import never from '@salesforce/label/c.FlowNever';
import noFailures from '@salesforce/label/c.FlowNoFailures';
import noTarget from '@salesforce/label/c.FlowNoTarget';
import on from '@salesforce/label/c.FlowOn';
import parked from '@salesforce/label/c.FlowParked';
import pause from '@salesforce/label/c.FlowPause';
import paused from '@salesforce/label/c.FlowPaused';
import pausedBy from '@salesforce/label/c.FlowPausedBy';
import pausedDone from '@salesforce/label/c.FlowPausedDone';
import problems from '@salesforce/label/c.FlowProblem';
import readAt from '@salesforce/label/c.ReadAt';
import refresh from '@salesforce/label/c.Refresh';
import resume from '@salesforce/label/c.FlowResume';
import resumedDone from '@salesforce/label/c.FlowResumedDone';
import retrying from '@salesforce/label/c.FlowRetrying';
import runDone from '@salesforce/label/c.FlowRunDone';
import runNow from '@salesforce/label/c.FlowRunNow';
import stale from '@salesforce/label/c.FlowsStale';
import state from '@salesforce/label/c.FlowState';
import target from '@salesforce/label/c.FlowTarget';

const decided: Readonly<Record<string, string>> = { pause: pausedDone, resume: resumedDone, run: runDone };

export const labels = {
  actions,
  backlog,
  decided,
  empty,
  failures,
  flow,
  heading,
  held,
  heldHint,
  lag,
  lastRun,
  late,
  never,
  noFailures,
  noTarget,
  on,
  parked,
  pause,
  paused,
  pausedBy,
  problems,
  readAt,
  refresh,
  resume,
  retrying,
  runNow,
  stale,
  state,
  target,
};
