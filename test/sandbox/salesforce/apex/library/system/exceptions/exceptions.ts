/**
 * Exception and every exception type the platform has built in.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
import { ApexException, apexException } from '../../../runtime/exceptions.ts';
import { EXCEPTION_TYPES, parentOf } from '../../../runtime/exception-types.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexSet } from '../../../values/set.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { InaccessibleFields } from './exception-details.ts';
import { failedRowMembers } from './failed-rows.ts';

type Members = LibraryClass['members'];

/** Its methods are also methods of the run-time class, where exceptions of a project inherit and override them. */
const exception = libraryClass({
  name: 'System.Exception',
  extendable: true,
  members: {
    'Exception getCause()': (self: ApexException) => self['getcause()'](),
    'Integer getLineNumber()': (self: ApexException) => self['getlinenumber()'](),
    'String getMessage()': (self: ApexException) => self['getmessage()'](),
    'String getStackTraceString()': (self: ApexException) => self['getstacktracestring()'](),
    'String getTypeName()': (self: ApexException) => self['gettypename()'](),
    'void initCause(Exception cause)': (self: ApexException, cause: ApexException | null) => {
      self['initcause(exception)'](cause);
    },
    'void setMessage(String message)': (self: ApexException, message: string | null) => {
      self['setmessage(string)'](message);
    },
    'String toString()': (self: ApexException) => self['tostring()'](),
    ...failedRowMembers,
  },
});

const made = (type: string, message: string | null, cause: ApexException | null): ApexException =>
  apexException(type, message, cause ?? undefined);

const constructorsOf = (type: string): Members => ({
  'new()': () => made(type, null, null),
  'new(String message)': (message: string | null) => made(type, message, null),
  'new(Exception cause)': (cause: ApexException | null) => made(type, null, cause),
  'new(String message, Exception cause)': (message: string | null, cause: ApexException | null) =>
    made(type, message, cause),
});

const AURA_HANDLED = 'System.AuraHandledException';

/** The text goes to the component; `getMessage` has it only after `setMessage`. */
const auraHandled: Members = {
  'new(String message)': (message: string | null) => {
    const exception = new ApexException(AURA_HANDLED);
    exception.details = message;
    return exception;
  },
};

const inaccessibleFields = ({ details }: ApexException): ApexMap => {
  const byObject = details instanceof InaccessibleFields ? details.byObject : new Map<string, readonly string[]>();
  return new ApexMap(
    'Map<String,Set<String>>',
    [...byObject].map(([object, fields]) => [object, new ApexSet('Set<String>', fields)] as const),
  );
};

/** Members that only one type has. */
const SPECIAL: Readonly<Record<string, Members>> = {
  [AURA_HANDLED]: auraHandled,
  'System.QueryException': {
    ...constructorsOf('System.QueryException'),
    'Map<String,Set<String>> getInaccessibleFields()': inaccessibleFields,
  },
};

const builtIn = (type: string): LibraryClass =>
  libraryClass({
    name: type,
    extends: parentOf(type) ?? 'System.Exception',
    members: SPECIAL[type] ?? constructorsOf(type),
  });

export const exceptionClasses: readonly LibraryClass[] = [exception, ...EXCEPTION_TYPES.map(builtIn)];
