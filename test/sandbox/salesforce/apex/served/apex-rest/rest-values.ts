/**
 * Between HTTP and Apex: parameters from a JSON body by their names, and what a method returns, or put into its response, as the
 * answer. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import { RestError } from '../../../rest/rest-error.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { JsonText } from '../../library/system/json/json-text.ts';
import { readJson } from '../../library/system/json/read-json.ts';
import { readTyped } from '../../library/system/json/typed.ts';
import { writeJson } from '../../library/system/json/write-json.ts';
import type { PlainObject } from '../../library/system/plain-object.ts';
import { newRestRequest, newRestResponse } from '../../library/system/rest/rest-context.ts';
import { isApexException } from '../../runtime/exceptions.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import { ApexBlob } from '../../values/blob.ts';
import { ApexMap } from '../../values/map.ts';

/** A call to `/services/apexrest`. */
export type ApexRestCall = {
  readonly method: string;
  /** What follows `/services/apexrest`: `/Cases/500`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly remoteAddress: string;
};

export type ApexRestAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export const JSON_TYPE = 'application/json;charset=UTF-8';

const unreadable = (message: string): RestError => new RestError(400, [{ errorCode: 'JSON_PARSER_ERROR', message }]);

const parse = (method: MethodInfo, text: string): readonly unknown[] => {
  const node = readJson(text);
  if (node.kind !== 'object') throw unreadable("Malformed JSON: Expected '{' at the beginning of object");
  const sent = new Map(node.entries);
  const unknown = [...sent.keys()].find((name) => method.parameters.every((parameter) => parameter.name !== name));
  if (unknown !== undefined) {
    throw unreadable(`Unexpected parameter encountered during deserialization: ${unknown}`);
  }
  return method.parameters.map(({ name, type }) => {
    const value = sent.get(name);
    return value === undefined ? null : readTyped({ isStrict: true }, value, type);
  });
};

const FORMATS_UNKNOWN = /\b(?:xml|form-data)\b/i;

/**
 * The arguments of a method, in order; what the body does not name is null.
 * @throws RestError 400 when the body does not fit
 */
export const argumentsOf = (method: MethodInfo, { body, headers }: ApexRestCall): readonly unknown[] => {
  if (method.parameters.length === 0) return [];
  const format = headers['content-type'] ?? '';
  if (FORMATS_UNKNOWN.test(format)) throw new Unsupported(`parameters of Apex REST in ${format}`);
  try {
    return parse(method, body.toString('utf8'));
  } catch (error) {
    if (isApexException(error, 'JSONException')) throw unreadable(error['getmessage()']());
    throw error;
  }
};

const texts = (entries: Iterable<readonly [string, string]>): ApexMap =>
  new ApexMap('Map<String,String>', [...entries]);

/** The RestRequest of a call. @param resourcePath the mapping that matched: `/services/apexrest/Cases/*` */
export const requestObject = (call: ApexRestCall, resourcePath: string, hasParameters: boolean): PlainObject => {
  const request = newRestRequest();
  request.set('httpMethod', call.method);
  request.set('requestURI', call.path);
  request.set('resourcePath', resourcePath);
  request.set('remoteAddress', call.remoteAddress);
  request.set('headers', texts(Object.entries(call.headers)));
  request.set('params', texts(call.query));
  // A body that has become parameters is not there a second time.
  request.set('requestBody', new ApexBlob(hasParameters ? Buffer.alloc(0) : call.body));
  return request;
};

const headersIn = (response: PlainObject): Readonly<Record<string, string>> => {
  const map = response.get('headers');
  const entries = map instanceof ApexMap ? [...map.entries()] : [];
  return Object.fromEntries(entries.map(({ key, value }) => [String(key), String(value)]));
};

const jsonOf = (value: unknown): Buffer => {
  const out = new JsonText(false);
  writeJson({ out, leavesOutNulls: true, around: [] }, value);
  return Buffer.from(out.text);
};

const bodyOf = (method: MethodInfo, response: PlainObject, value: unknown): Buffer => {
  if (method.returnType.kind !== 'void') return jsonOf(value);
  const body = response.get('responseBody');
  return body instanceof ApexBlob ? body.bytes : Buffer.alloc(0);
};

/** @param outcome what the method returned, and the response it may have changed */
export const answerOf = (
  method: MethodInfo,
  { value, response }: { readonly value: unknown; readonly response: PlainObject | null },
): ApexRestAnswer => {
  const own = response ?? newRestResponse();
  const status = own.get('statusCode');
  return {
    status: typeof status === 'number' ? status : 200,
    headers: { 'Content-Type': JSON_TYPE, ...headersIn(own) },
    body: bodyOf(method, own, value),
  };
};
