/** The words of this component. */
import empty from '@salesforce/label/c.ErrorConsoleEmpty';
import heading from '@salesforce/label/c.ErrorConsole';
import nothingOpen from '@salesforce/label/c.ErrorConsoleNothingOpen';
import openCount from '@salesforce/label/c.OpenCount';
import refresh from '@salesforce/label/c.Refresh';
import replayAll from '@salesforce/label/c.ReplayAllFound';
import replayChosen from '@salesforce/label/c.ReplayChosen';
import settledCount from '@salesforce/label/c.SettledCount';

export const labels = { empty, heading, nothingOpen, openCount, refresh, replayAll, replayChosen, settledCount };
