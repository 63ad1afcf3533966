/**
 * Who answers callouts in a test: what `Test.setMock` was given, for HTTP and for web services.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing_httpcalloutmock.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { typeWords } from '../../../types/platform-words.ts';
import { callMethod } from '../../../values/object.ts';
import type { ApexTypeObject } from '../../../values/type-object.ts';
import { abstractMember, libraryInterface } from '../../define.ts';
import { testFact } from '../transaction-fact.ts';
import type { HttpRequest } from './request.ts';
import { ResourceMock } from './resource-mocks.ts';
import { HttpResponse } from './response.ts';

const mocks = testFact(() => new Map<string, object>());

/** `Test.setMock`. @throws System.TypeException when the mock is none of that interface */
export const setMock = (type: ApexTypeObject | null, mock: object | null): void => {
  if (type === null || mock === null) throw nullPointer();
  if (!transaction().program.support.isInstance(mock, type.type)) {
    throw apexException('System.TypeException', `Mock does not implement ${typeWords(type.type)}`);
  }
  mocks().set(type.type.name, mock);
};

/** @param type the interface: `HttpCalloutMock` */
export const mockFor = (type: string): object | undefined => mocks().get(type);

/** What the mock answers; undefined when the test has set none. */
export const mockedResponse = (request: HttpRequest): HttpResponse | null | undefined => {
  const mock = mockFor('HttpCalloutMock');
  if (mock === undefined) return undefined;
  if (mock instanceof ResourceMock) return mock.respond(request);
  const response: unknown = callMethod(mock, 'respond(httprequest)', request);
  return response instanceof HttpResponse ? response : null;
};

export const httpCalloutMock = libraryInterface({
  name: 'System.HttpCalloutMock',
  holds: (value) => value instanceof ResourceMock,
  members: { 'HttpResponse respond(HttpRequest request)': abstractMember },
});

export const webServiceMock = libraryInterface({
  name: 'System.WebServiceMock',
  members: {
    'void doInvoke(Object stub, Object soapRequest, Map<String,Object> responseMap, String endpoint, String soapAction, String requestName, String responseNamespace, String responseName, String responseType)':
      abstractMember,
  },
});
