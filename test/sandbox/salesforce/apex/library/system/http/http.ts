/** The class Http. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_http.htm */
import { calloutRefusal } from '../../../asynchrony/callouts.ts';
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { libraryClass } from '../../define.ts';
import { mockedResponse } from './mocks.ts';
import { outgoing, type HttpRequest } from './request.ts';
import { incoming, type HttpResponse } from './response.ts';

class Http extends ApexValue {
  override apexText(): string {
    return 'System.Http[]';
  }
}

const refused = (message: string) => apexException('System.CalloutException', message);

/** @throws System.CalloutException where callouts are not allowed and after work that is not committed, LimitExceeded after a hundred callouts */
export const checkCallout = (): void => {
  const running = transaction();
  const { hasUncommittedWork, limits } = running;
  const refusal = calloutRefusal(running);
  if (refusal !== undefined) throw refused(refusal);
  if (hasUncommittedWork) {
    throw refused('You have uncommitted work pending. Please commit or rollback before calling out');
  }
  limits.use('callouts');
};

const sent = (request: HttpRequest): HttpResponse => {
  if (request.endpoint === null || request.endpoint === '') throw refused('Missing endpoint');
  return incoming(transaction().surroundings.send(outgoing(request, request.endpoint)));
};

const send = (request: HttpRequest | null): HttpResponse | null => {
  if (request === null) throw nullPointer();
  checkCallout();
  if (!transaction().isTest) return sent(request);
  const mocked = mockedResponse(request);
  if (mocked === undefined) throw refused('Methods defined as TestMethod do not support Web service callouts');
  return mocked;
};

export const http = libraryClass({
  name: 'System.Http',
  holds: (value) => value instanceof Http,
  members: {
    'new()': () => new Http(),
    'HttpResponse send(HttpRequest request)': (_self: Http, request: HttpRequest | null) => send(request),
    'String toString()': (self: Http) => self.apexText(),
  },
});
