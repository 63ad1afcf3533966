/**
 * Values as merge fields and texts show them, in the form of the locale `en_US` and the running user's time zone.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_texttemplate.htm
 */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexList } from '../../apex/values/list.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { stringValueOf } from '../../apex/values/text.ts';
import { userZone } from '../../apex/values/user-zone.ts';

const dateText = (value: ApexDate): string =>
  new ApexDatetime(value.milliseconds).inZone('UTC').toFormat('LLLL d, yyyy', { locale: 'en-US' });

const momentText = (value: ApexDatetime): string =>
  value.inZone(userZone()).toFormat('M/d/yyyy, h:mm a', { locale: 'en-US' });

const itemsText = (value: ApexList): string => `[${value.items.map(textOfValue).join(', ')}]`;

type Shown = readonly [test: (value: unknown) => boolean, show: (value: never) => string];

const SHOWN: readonly Shown[] = [
  [(value) => value === null || value === undefined, () => ''],
  [(value) => value instanceof Decimal, (value: Decimal) => value.toPlainString()],
  [(value) => value instanceof ApexDate, dateText],
  [(value) => value instanceof ApexDatetime, momentText],
  [(value) => value instanceof ApexList, itemsText],
  [(value) => value instanceof SObjectValue, (value: SObjectValue) => value.id ?? ''],
];

/** @param value any value of a flow; nothing shows as nothing */
export const textOfValue = (value: unknown): string => {
  const show: ((value: never) => string) | undefined = SHOWN.find(([test]) => test(value))?.[1];
  return show === undefined ? stringValueOf(value) : String(Reflect.apply(show, undefined, [value]));
};
