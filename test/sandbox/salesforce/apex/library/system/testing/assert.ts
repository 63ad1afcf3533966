/** The class Assert. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm */
import { transaction } from '../../../runtime/current.ts';
import { nullPointer } from '../../../runtime/exceptions.ts';
import type { ApexTypeObject } from '../../../values/type-object.ts';
import type { Callable } from '../../../types/class-info.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { assertDifferent, assertionFailed, assertSame, assertThat } from './assertions.ts';

const isInstance = (value: unknown, type: ApexTypeObject | null): boolean => {
  if (type === null) throw nullPointer();
  return transaction().program.support.isInstance(value, type.type);
};

/** A method with a message and the same without. */
const both = (signature: string, work: Callable): LibraryClass['members'] => ({
  [`static void ${signature})`]: work,
  [`static void ${signature}, String message)`]: work,
});

export const assert = libraryClass({
  name: 'System.Assert',
  members: {
    ...both('areEqual(Object expected, Object actual', assertSame),
    ...both('areNotEqual(Object notExpected, Object actual', assertDifferent),
    ...both('isTrue(Boolean condition', assertThat),
    ...both('isFalse(Boolean condition', (condition: boolean | null, message?: string | null) => {
      assertThat(condition === false, message);
    }),
    ...both('isNull(Object value', (value: unknown, message?: string | null) => {
      assertThat(value === null, message);
    }),
    ...both('isNotNull(Object value', (value: unknown, message?: string | null) => {
      assertThat(value !== null, message);
    }),
    ...both(
      'isInstanceOfType(Object instance, System.Type expectedType',
      (value: unknown, type: ApexTypeObject | null, message?: string | null) => {
        assertThat(isInstance(value, type), message);
      },
    ),
    ...both(
      'isNotInstanceOfType(Object instance, System.Type notExpectedType',
      (value: unknown, type: ApexTypeObject | null, message?: string | null) => {
        assertThat(!isInstance(value, type), message);
      },
    ),
    'static void fail()': () => {
      throw assertionFailed();
    },
    'static void fail(String message)': (message: string | null) => {
      throw assertionFailed(message);
    },
  },
});
