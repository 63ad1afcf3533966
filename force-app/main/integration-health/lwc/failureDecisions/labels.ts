/** The words of this component. */
import actions from '@salesforce/label/c.Actions';
import assign from '@salesforce/label/c.FailureAssign';
import assignTo from '@salesforce/label/c.FailureAssignTo';
import cancel from '@salesforce/label/c.Cancel';
import give from '@salesforce/label/c.FailureGive';
import given from '@salesforce/label/c.FailureGiven';
import note from '@salesforce/label/c.FailureNote';
import noteHelp from '@salesforce/label/c.FailureNoteHelp';
import reopen from '@salesforce/label/c.FailureReopen';
import reopened from '@salesforce/label/c.FailureReopened';
import replay from '@salesforce/label/c.FailureReplay';
import replayed from '@salesforce/label/c.FailureReplayed';
import resolve from '@salesforce/label/c.FailureResolve';
import resolved from '@salesforce/label/c.FailureResolved';
import take from '@salesforce/label/c.FailureTake';
import taken from '@salesforce/label/c.FailureTaken';

export const labels = {
  actions,
  assign,
  assignTo,
  cancel,
  give,
  given,
  note,
  noteHelp,
  reopen,
  reopened,
  replay,
  replayed,
  resolve,
  resolved,
  take,
  taken,
};
