/** The words of this component. */
import cancel from '@salesforce/label/c.Cancel';
import edit from '@salesforce/label/c.EditPayload';
import editedBy from '@salesforce/label/c.EditedBy';
import firstVersion from '@salesforce/label/c.FirstVersion';
import nothingKept from '@salesforce/label/c.FailureNotReplayable';
import payload from '@salesforce/label/c.Payload';
import readAnew from '@salesforce/label/c.FailureSidecarPayload';
import replayCorrected from '@salesforce/label/c.ReplayCorrected';
import showKept from '@salesforce/label/c.ShowKept';

export const labels = {
  cancel,
  edit,
  editedBy,
  firstVersion,
  nothingKept,
  payload,
  readAnew,
  replayCorrected,
  showKept,
};
