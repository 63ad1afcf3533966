/** Collator: compares texts by the rules of the user's language, which here is English. */
import { libraryClass } from '../define.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { compareValues } from '../../values/equality.ts';
import { COMPARE } from './iteration.ts';

const english = new Intl.Collator('en-US');

const sign = (value: number): number => Math.sign(value);

export class ApexCollator extends ApexValue {
  /** A Comparator for `List.sort`; null comes first. */
  [COMPARE](one: unknown, other: unknown): number {
    if (typeof one === 'string' && typeof other === 'string') return sign(english.compare(one, other));
    return sign(compareValues(one, other));
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Collator.htm */
export const collator = libraryClass({
  name: 'System.Collator',
  implements: ['System.Comparator<String>'],
  holds: (value) => value instanceof ApexCollator,
  members: {
    'Integer compare(String source, String target)': (self: ApexCollator, one: unknown, other: unknown) =>
      self[COMPARE](one, other),
    'static Collator getInstance()': () => new ApexCollator(),
  },
});
