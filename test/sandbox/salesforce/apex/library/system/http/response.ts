/** The class HttpResponse. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httpresponse.htm */
import { nullPointer } from '../../../runtime/exceptions.ts';
import type { IncomingResponse } from '../../../runtime/surroundings.ts';
import { ApexList } from '../../../values/list.ts';
import { libraryClass } from '../../define.ts';
import { XmlStreamReader } from '../xml/stream-reader.ts';
import { HttpMessage, messageMembers } from './message.ts';

export class HttpResponse extends HttpMessage {
  status: string | null = null;
  statusCode = 0;

  override apexText(): string {
    return `System.HttpResponse[Status=${this.status ?? 'null'}, StatusCode=${this.statusCode}]`;
  }
}

/** What came in from outside. */
export const incoming = ({ status, statusCode, headers, body }: IncomingResponse): HttpResponse => {
  const response = new HttpResponse();
  Object.assign(response, { status, statusCode, body });
  for (const [name, value] of headers) response.setHeader(name, value);
  return response;
};

export const httpResponse = libraryClass({
  name: 'System.HttpResponse',
  holds: (value) => value instanceof HttpResponse,
  members: {
    ...messageMembers,
    'new()': () => new HttpResponse(),
    'List<String> getHeaderKeys()': (self: HttpResponse) => new ApexList('List<String>', [...self.headers.keys()]),
    'String getStatus()': (self: HttpResponse) => self.status,
    'Integer getStatusCode()': (self: HttpResponse) => self.statusCode,
    'XmlStreamReader getXmlStreamReader()': (self: HttpResponse) => new XmlStreamReader(self.body.toString('utf8')),
    'void setStatus(String status)': (self: HttpResponse, status: string | null) => {
      self.status = status;
    },
    'void setStatusCode(Integer statusCode)': (self: HttpResponse, statusCode: number | null) => {
      if (statusCode === null) throw nullPointer();
      self.statusCode = statusCode;
    },
    'String toString()': (self: HttpResponse) => self.apexText(),
  },
});
