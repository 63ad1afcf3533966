/**
 * Continuations: requests whose answers come later; in a test at once, as it says.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Continuation.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexMap } from '../../../values/map.ts';
import { callMethod } from '../../../values/object.ts';
import { libraryClass } from '../../define.ts';
import type { HttpRequest } from '../http/request.ts';
import type { HttpResponse } from '../http/response.ts';
import { PlainObject, properties } from '../plain-object.ts';
import { testFact } from '../transaction-fact.ts';

class Continuation extends PlainObject {
  readonly requests = new ApexMap('Map<String,HttpRequest>');

  constructor(timeout: number | null) {
    super('Continuation', { timeout });
  }

  add(request: HttpRequest): string {
    const label = `Continuation-${this.requests.size}`;
    this.requests.put(label, request);
    return label;
  }
}

const responses = testFact(() => new Map<string, HttpResponse>());

/** `Test.setContinuationResponse` */
export const setContinuationResponse = (label: string | null, response: HttpResponse | null): void => {
  if (label === null || response === null) throw nullPointer();
  responses().set(label, response);
};

/** `Test.invokeContinuationMethod`: calls back the controller of a continuation. */
export const invokeContinuationMethod = (controller: object | null, continuation: PlainObject | null): unknown => {
  const method = continuation?.text('continuationMethod');
  if (controller === null || typeof method !== 'string') throw nullPointer();
  return callMethod(controller, `${method.toLowerCase()}()`);
};

export const continuation = libraryClass({
  name: 'System.Continuation',
  holds: (value) => value instanceof Continuation,
  members: {
    'new(Integer timeout)': (timeout: number | null) => new Continuation(timeout),
    ...properties('String continuationMethod', 'Integer timeout', 'Object state'),
    'String addHttpRequest(HttpRequest request)': (self: Continuation, request: HttpRequest | null) => {
      if (request === null) throw nullPointer();
      return self.add(request);
    },
    'Map<String,HttpRequest> getRequests()': ({ requests }: Continuation) => requests,
    'static HttpResponse getResponse(String requestLabel)': (label: string | null) => {
      const response = label === null ? undefined : responses().get(label);
      if (response === undefined) {
        throw apexException('System.IllegalArgumentException', `No continuation response: ${label ?? 'null'}`);
      }
      return response;
    },
  },
});
