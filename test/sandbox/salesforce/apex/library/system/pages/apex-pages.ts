/**
 * The class ApexPages: the page that runs, and the messages for its user.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_apexpages.htm
 */
import { nullPointer, type ApexException } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import { enumConstant, type EnumConstant } from '../../../values/enum-constant.ts';
import { ApexList } from '../../../values/list.ts';
import { libraryClass, libraryEnum, type LibraryClass } from '../../define.ts';
import { getters, PlainObject, plainClass } from '../plain-object.ts';
import { transactionFact } from '../transaction-fact.ts';
import { PageReference } from './page-reference.ts';

const SEVERITIES = ['CONFIRM', 'ERROR', 'FATAL', 'INFO', 'WARNING'];

const MESSAGE = 'ApexPages.Message';

type View = { page: PageReference | null; messages: PlainObject[] };

/** A test that has set no page works on an empty one. */
const view = transactionFact((): View => ({
  page: transaction().isTest ? new PageReference('') : null,
  messages: [],
}));

/** `ApexPages.currentPage()` */
export const currentPage = (): PageReference | null => view().page;

/** `Test.setCurrentPage` */
export const setCurrentPage = (page: PageReference | null): void => {
  view().page = page;
};

/** `Test.clearApexPageMessages` */
export const clearMessages = (): void => {
  view().messages = [];
};

const message = (...[severity, summary, detail, id = null]: readonly unknown[]): PlainObject =>
  new PlainObject(MESSAGE, { severity, summary, detail: detail ?? summary, componentLabel: id });

const add = (added: PlainObject | null): void => {
  if (added === null) throw nullPointer();
  view().messages.push(added);
};

const addAll = (exception: ApexException | null): void => {
  if (exception === null) throw nullPointer();
  const severity = enumConstant('ApexPages.Severity', 'ERROR', SEVERITIES.indexOf('ERROR'));
  add(message(severity, exception['getmessage()']()));
};

const hasMessages = (severity?: EnumConstant | null): boolean =>
  view().messages.some((one) => severity === undefined || one.get('severity') === severity);

export const apexPagesClasses: readonly LibraryClass[] = [
  libraryEnum({ name: 'ApexPages.Severity', values: SEVERITIES }),
  plainClass({
    name: MESSAGE,
    members: {
      'new(ApexPages.Severity severity, String summary)': message,
      'new(ApexPages.Severity severity, String summary, String detail)': message,
      'new(ApexPages.Severity severity, String summary, String detail, String id)': message,
      ...getters('ApexPages.Severity Severity', 'String Summary', 'String Detail', 'String ComponentLabel'),
    },
  }),
  libraryClass({
    name: 'System.ApexPages',
    members: {
      'static void addMessage(ApexPages.Message message)': add,
      'static void addMessages(Exception exceptionThrown)': addAll,
      'static PageReference currentPage()': currentPage,
      'static List<ApexPages.Message> getMessages()': () => new ApexList(`List<${MESSAGE}>`, [...view().messages]),
      'static Boolean hasMessages()': hasMessages,
      'static Boolean hasMessages(ApexPages.Severity severity)': hasMessages,
    },
  }),
];
