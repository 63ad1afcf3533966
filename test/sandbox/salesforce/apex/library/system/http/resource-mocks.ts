/**
 * Mocks that answer with the content of static resources.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing_static.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import type { HttpRequest } from './request.ts';
import { HttpResponse } from './response.ts';

const contentOf = (name: string): Buffer => {
  const content = transaction().surroundings.staticResource(name);
  if (content === undefined) throw apexException('System.CalloutException', `Static resource not found: ${name}`);
  return content;
};

export class ResourceMock extends ApexValue {
  readonly headers: [name: string, value: string][] = [];
  status: string | null = null;
  statusCode = 200;
  /** By endpoint; the one for all of them is under the empty text. */
  readonly resources = new Map<string, string>();

  respond(request: HttpRequest): HttpResponse {
    const name = this.resources.get(request.endpoint ?? '') ?? this.resources.get('');
    if (name === undefined) {
      throw apexException('System.CalloutException', `No static resource for endpoint ${request.endpoint ?? 'null'}`);
    }
    const response = new HttpResponse();
    Object.assign(response, { status: this.status, statusCode: this.statusCode, body: contentOf(name) });
    for (const [header, value] of this.headers) response.setHeader(header, value);
    return response;
  }
}

class SingleResourceMock extends ResourceMock {}
class MultiResourceMock extends ResourceMock {}

const common: LibraryClass['members'] = {
  'void setHeader(String headerName, String headerValue)': (self: ResourceMock, name: string, value: string) => {
    self.headers.push([name, value]);
  },
  'void setStatus(String httpStatus)': (self: ResourceMock, status: string | null) => {
    self.status = status;
  },
  'void setStatusCode(Integer httpStatusCode)': (self: ResourceMock, statusCode: number | null) => {
    if (statusCode === null) throw nullPointer();
    self.statusCode = statusCode;
  },
  'HttpResponse respond(HttpRequest request)': (self: ResourceMock, request: HttpRequest) => self.respond(request),
};

const INTERFACE = ['System.HttpCalloutMock'];

export const staticResourceCalloutMock = libraryClass({
  name: 'System.StaticResourceCalloutMock',
  implements: INTERFACE,
  holds: (value) => value instanceof SingleResourceMock,
  members: {
    ...common,
    'new()': () => new SingleResourceMock(),
    'void setStaticResource(String resourceName)': (self: ResourceMock, resource: string) => {
      self.resources.set('', resource);
    },
  },
});

export const multiStaticResourceCalloutMock = libraryClass({
  name: 'System.MultiStaticResourceCalloutMock',
  implements: INTERFACE,
  holds: (value) => value instanceof MultiResourceMock,
  members: {
    ...common,
    'new()': () => new MultiResourceMock(),
    'void setStaticResource(String endpoint, String resourceName)': (
      self: ResourceMock,
      endpoint: string,
      resource: string,
    ) => {
      self.resources.set(endpoint, resource);
    },
  },
});
