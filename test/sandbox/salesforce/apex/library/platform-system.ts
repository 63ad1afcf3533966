/** What the namespace System offers beyond the language itself: exceptions, assertions, JSON, HTTP, the running transaction. */
import type { LibraryClass } from './define.ts';
import { asynchronousInterfaces } from './system/asynchronous-interfaces.ts';
import { duplicateSignature, duplicateSignatureBuilder } from './system/duplicate-signature.ts';
import { exceptionClasses } from './system/exceptions/exceptions.ts';
import { http } from './system/http/http.ts';
import { httpCalloutMock, webServiceMock } from './system/http/mocks.ts';
import { httpRequest } from './system/http/request.ts';
import { multiStaticResourceCalloutMock, staticResourceCalloutMock } from './system/http/resource-mocks.ts';
import { httpResponse } from './system/http/response.ts';
import { jsonGenerator } from './system/json/json-generator.ts';
import { jsonParser } from './system/json/json-parser.ts';
import { jsonToken } from './system/json/json-token.ts';
import { json } from './system/json/json.ts';
import { limits } from './system/limits.ts';
import { loggingLevel } from './system/logging-level.ts';
import { quiddity, request } from './system/request.ts';
import { system } from './system/system.ts';
import { assert } from './system/testing/assert.ts';
import { stubProvider } from './system/testing/stub.ts';
import { test } from './system/testing/test.ts';
import { type } from './system/type.ts';
import { userInfo } from './system/user-info.ts';
import { version } from './system/version.ts';

export const platformSystem: readonly LibraryClass[] = [
  ...exceptionClasses,
  ...asynchronousInterfaces,
  assert,
  duplicateSignature,
  duplicateSignatureBuilder,
  http,
  httpCalloutMock,
  httpRequest,
  httpResponse,
  json,
  jsonGenerator,
  jsonParser,
  jsonToken,
  limits,
  loggingLevel,
  multiStaticResourceCalloutMock,
  quiddity,
  request,
  staticResourceCalloutMock,
  stubProvider,
  system,
  test,
  type,
  userInfo,
  version,
  webServiceMock,
];
