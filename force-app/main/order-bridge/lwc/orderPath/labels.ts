/** The words of the path. */
import bookedAt from '@salesforce/label/c.OrderPathBookedAt';
import exception from '@salesforce/label/c.OrderPathException';
import heading from '@salesforce/label/c.OrderPathHeading';
import next from '@salesforce/label/c.OrderPathNext';
import notYours from '@salesforce/label/c.OrderPathNotYours';
import owedBy from '@salesforce/label/c.OrderPathOwedBy';
import progress from '@salesforce/label/c.OrderPathProgress';
import requestedAt from '@salesforce/label/c.OrderPathRequestedAt';
import salesOrder from '@salesforce/label/c.OrderPathSalesOrder';
import status from '@salesforce/label/c.OrderPathStatus';
import whatToDo from '@salesforce/label/c.OrderPathWhatToDo';
import whyItWaits from '@salesforce/label/c.OrderPathWhyItWaits';

export const labels = {
  bookedAt,
  exception,
  heading,
  next,
  notYours,
  owedBy,
  progress,
  requestedAt,
  salesOrder,
  status,
  whatToDo,
  whyItWaits,
};
