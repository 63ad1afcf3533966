/** The words of the activation screen. */
import account from '@salesforce/label/c.ActivateAccount';
import activate from '@salesforce/label/c.ActivateButton';
import again from '@salesforce/label/c.ActivateAgain';
import asking from '@salesforce/label/c.ActivateAsking';
import close from '@salesforce/label/c.ActivateClose';
import finding from '@salesforce/label/c.ActivateFinding';
import findings from '@salesforce/label/c.ActivateFindings';
import fix from '@salesforce/label/c.ActivateFix';
import heading from '@salesforce/label/c.ActivateHeading';
import line from '@salesforce/label/c.ActivateLine';
import lines from '@salesforce/label/c.ActivateLines';
import loading from '@salesforce/label/c.Loading';
import openOrder from '@salesforce/label/c.ActivateOpenOrder';
import order from '@salesforce/label/c.ActivateOrder';
import salesOrder from '@salesforce/label/c.ActivateSalesOrder';
import stillAsking from '@salesforce/label/c.ActivateStillAsking';
import total from '@salesforce/label/c.ActivateTotal';
import waiting from '@salesforce/label/c.ActivateWaiting';
import where from '@salesforce/label/c.ActivateWhere';
import who from '@salesforce/label/c.ActivateWho';
import wholeOrder from '@salesforce/label/c.ActivateWholeOrder';

export const labels = {
  account,
  activate,
  again,
  asking,
  close,
  finding,
  findings,
  fix,
  heading,
  line,
  lines,
  loading,
  openOrder,
  order,
  salesOrder,
  stillAsking,
  total,
  waiting,
  where,
  who,
  wholeOrder,
};
