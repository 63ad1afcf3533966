/** Blob. */
import { ApexBlob } from '../../values/blob.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm */
export const blob = libraryPrimitive({
  name: 'System.Blob',
  holds: (value) => value instanceof ApexBlob,
  members: withoutNulls({
    'Integer size()': (self: ApexBlob) => self.size,
    'String toString()': (self: ApexBlob) => self.toUtf8(),
    'static Blob valueOf(String stringToBlob)': (text: string) => ApexBlob.of(text),
  }),
});
