/**
 * What runs right now: the request and what started it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm
 */
import { nullPointer } from '../../runtime/exceptions.ts';
import { transaction } from '../../runtime/current.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { enumConstant, type EnumConstant } from '../../values/enum-constant.ts';
import { libraryClass, libraryEnum } from '../define.ts';

/** Each with the short code that logs have for it. */
const SHORT_CODES: Readonly<Record<string, string>> = {
  ANONYMOUS: 'A',
  AURA: 'X',
  BATCH_ACS: 'BA',
  BATCH_APEX: 'BA',
  BATCH_CHUNK_PARALLEL: 'BP',
  BATCH_CHUNK_SERIAL: 'BC',
  BULK_API: 'K',
  COMMERCE_INTEGRATION: 'CI',
  DISCOVERABLE_LOGIN: 'L',
  EXTERNAL_SERVICE_CALLBACK: 'ES',
  FUNCTION_CALLBACK: 'FC',
  FUTURE: 'F',
  INBOUND_EMAIL_SERVICE: 'E',
  INVOCABLE_ACTION: 'I',
  PLATFORM_EVENT_PUBLISH_CALLBACK: 'PC',
  POST_INSTALL_SCRIPT: 'PI',
  QUEUEABLE: 'Q',
  QUICK_ACTION: 'QA',
  REMOTE_ACTION: 'M',
  REST: 'R',
  RUNTEST_ASYNC: 'TA',
  RUNTEST_DEPLOY: 'TD',
  RUNTEST_SYNC: 'TS',
  RUN_INTEGRATION_TESTS: 'TI',
  SCHEDULED: 'S',
  SOAP: 'W',
  SYNCHRONOUS: 'H',
  TRANSACTION_FINALIZER_QUEUEABLE: 'TF',
  VF: 'V',
};

const NAMES = Object.keys(SHORT_CODES);

export const quiddity = libraryEnum({ name: 'System.Quiddity', values: NAMES });

/** @throws System.NullPointerException */
export const quiddityShortCode = (constant: EnumConstant | null): string | null => {
  if (constant === null) throw nullPointer();
  return SHORT_CODES[constant.name] ?? null;
};

class Request extends ApexValue {
  readonly of: Transaction;

  constructor(of: Transaction) {
    super();
    this.of = of;
  }

  override apexText(): string {
    return `Request[getQuiddity=${this.of.quiddity};getRequestId=${this.of.id};]`;
  }
}

export const request = libraryClass({
  name: 'System.Request',
  holds: (value) => value instanceof Request,
  members: {
    'static System.Request getCurrent()': () => new Request(transaction()),
    'System.Quiddity getQuiddity()': ({ of }: Request) =>
      enumConstant('Quiddity', of.quiddity, NAMES.indexOf(of.quiddity)),
    'String getRequestId()': ({ of }: Request) => of.id,
  },
});
