/** The class HttpRequest. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httprequest.htm */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import type { OutgoingRequest } from '../../../runtime/surroundings.ts';
import { libraryClass } from '../../define.ts';
import type { XmlDocument } from '../xml/dom.ts';
import { HttpMessage, messageMembers } from './message.ts';

const DEFAULT_TIMEOUT = 10_000;
const LONGEST_TIMEOUT = 120_000;

export class HttpRequest extends HttpMessage {
  endpoint: string | null = null;
  method: string | null = null;
  isCompressed = false;
  timeoutMilliseconds = DEFAULT_TIMEOUT;
  certificate: string | undefined;

  override apexText(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint ?? 'null'}, Method=${this.method ?? 'null'}]`;
  }
}

/** The request as it leaves the org. */
export const outgoing = (request: HttpRequest, endpoint: string): OutgoingRequest => ({
  method: request.method ?? 'GET',
  endpoint,
  headers: request.headers,
  body: request.body,
  timeoutMilliseconds: request.timeoutMilliseconds,
  certificate: request.certificate,
});

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw nullPointer();
  return value;
};

export const httpRequest = libraryClass({
  name: 'System.HttpRequest',
  holds: (value) => value instanceof HttpRequest,
  members: {
    ...messageMembers,
    'new()': () => new HttpRequest(),
    'String getEndpoint()': (self: HttpRequest) => self.endpoint,
    'String getMethod()': (self: HttpRequest) => self.method,
    'Boolean getCompressed()': (self: HttpRequest) => self.isCompressed,
    'void setEndpoint(String endpoint)': (self: HttpRequest, endpoint: string | null) => {
      self.endpoint = given(endpoint);
    },
    'void setMethod(String method)': (self: HttpRequest, method: string | null) => {
      self.method = given(method);
    },
    'void setBodyDocument(Dom.Document document)': (self: HttpRequest, document: XmlDocument | null) => {
      self.body = Buffer.from(given(document).text, 'utf8');
    },
    'void setCompressed(Boolean flag)': (self: HttpRequest, isCompressed: boolean | null) => {
      self.isCompressed = given(isCompressed);
    },
    'void setTimeout(Integer timeout)': (self: HttpRequest, timeout: number | null) => {
      const milliseconds = given(timeout);
      if (milliseconds < 1 || milliseconds > LONGEST_TIMEOUT) {
        throw apexException(
          'System.CalloutException',
          `timeout must be between 1 and ${LONGEST_TIMEOUT}: ${milliseconds}`,
        );
      }
      self.timeoutMilliseconds = milliseconds;
    },
    'void setClientCertificateName(String certDevName)': (self: HttpRequest, name: string | null) => {
      self.certificate = given(name);
    },
    'String toString()': (self: HttpRequest) => self.apexText(),
  },
});
