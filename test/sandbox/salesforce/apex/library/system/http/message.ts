/** What HTTP requests and responses have in common: headers, whose names compare without case, and a body. */
import { nullPointer } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { ApexBlob } from '../../../values/blob.ts';
import type { LibraryClass } from '../../define.ts';
import { documentOf } from '../xml/dom.ts';

export class HttpMessage extends ApexValue {
  readonly #headers = new Map<string, { readonly name: string; readonly value: string }>();
  body: Buffer = Buffer.alloc(0);

  /** In the order they were first set, by name as written. */
  get headers(): ReadonlyMap<string, string> {
    return new Map([...this.#headers.values()].map(({ name, value }) => [name, value]));
  }

  header(name: string): string | null {
    return this.#headers.get(name.toLowerCase())?.value ?? null;
  }

  setHeader(name: string, value: string): void {
    this.#headers.set(name.toLowerCase(), { name, value });
  }
}

const bytesOf = (body: ApexBlob | null): Buffer => {
  if (body === null) throw nullPointer();
  return body.bytes;
};

export const messageMembers: LibraryClass['members'] = {
  'String getBody()': (self: HttpMessage) => self.body.toString('utf8'),
  'Blob getBodyAsBlob()': (self: HttpMessage) => new ApexBlob(self.body),
  'Dom.Document getBodyDocument()': (self: HttpMessage) => documentOf(self.body.toString('utf8')),
  'String getHeader(String key)': (self: HttpMessage, name: string | null) =>
    name === null ? null : self.header(name),
  'void setBody(String body)': (self: HttpMessage, body: string | null) => {
    if (body === null) throw nullPointer();
    self.body = Buffer.from(body, 'utf8');
  },
  'void setBodyAsBlob(Blob body)': (self: HttpMessage, body: ApexBlob | null) => {
    self.body = bytesOf(body);
  },
  'void setHeader(String key, String value)': (self: HttpMessage, name: string | null, value: string | null) => {
    if (name === null || value === null) throw nullPointer();
    self.setHeader(name, value);
  },
};
