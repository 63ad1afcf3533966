/** Time. */
import { ApexTime } from '../../values/time.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm */
export const time = libraryPrimitive({
  name: 'System.Time',
  holds: (value) => value instanceof ApexTime,
  members: withoutNulls({
    'Time addHours(Integer additionalHours)': (self: ApexTime, hours: number) => self.addHours(hours),
    'Time addMilliseconds(Integer additionalMilliseconds)': (self: ApexTime, milliseconds: number) =>
      self.addMilliseconds(milliseconds),
    'Time addMinutes(Integer additionalMinutes)': (self: ApexTime, minutes: number) => self.addMinutes(minutes),
    'Time addSeconds(Integer additionalSeconds)': (self: ApexTime, seconds: number) => self.addSeconds(seconds),
    'Integer hour()': (self: ApexTime) => self.hour,
    'Integer millisecond()': (self: ApexTime) => self.millisecond,
    'Integer minute()': (self: ApexTime) => self.minute,
    'static Time newInstance(Integer hour, Integer minutes, Integer seconds, Integer milliseconds)': (
      ...parts: readonly [number, number, number, number]
    ) => ApexTime.of(parts),
    'Integer second()': (self: ApexTime) => self.second,
  }),
});
