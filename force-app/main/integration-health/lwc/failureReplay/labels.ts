/** The words of this component. */
import allAtOnce from '@salesforce/label/c.AllAtOnce';
import close from '@salesforce/label/c.Close';
import confirm from '@salesforce/label/c.ReplayCount';
import dryRun from '@salesforce/label/c.DryRunHint';
import heading from '@salesforce/label/c.ReplayMany';
import loading from '@salesforce/label/c.Loading';
import perMinute from '@salesforce/label/c.PerMinute';
import rate from '@salesforce/label/c.ReplayRate';
import replayed from '@salesforce/label/c.FailureReplayed';
import wouldRun from '@salesforce/label/c.WouldRun';

export const labels = { allAtOnce, close, confirm, dryRun, heading, loading, perMinute, rate, replayed, wouldRun };
