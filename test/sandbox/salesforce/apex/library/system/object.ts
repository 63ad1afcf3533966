/** Object: what every value can do. Users' classes override it by methods of the same keys, which generated code asks first. */
import { equalsMethod, hashCodeOf } from '../../values/equality.ts';
import { stringValueOf } from '../../values/text.ts';
import { libraryClass } from '../define.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm */
export const object = libraryClass({
  name: 'System.Object',
  holds: (value) => value !== null,
  members: {
    'Boolean equals(Object other)': (value: unknown, other: unknown) => equalsMethod(value, other),
    'Integer hashCode()': (value: unknown) => hashCodeOf(value),
    'String toString()': (value: unknown) => stringValueOf(value),
  },
});
