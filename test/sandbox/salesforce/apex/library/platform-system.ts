/** What the namespace System offers beyond the language itself: exceptions, assertions, JSON, HTTP, the running transaction. */
import type { LibraryClass } from './define.ts';
import { asynchronousInterfaces } from './system/asynchronous-interfaces.ts';
import { cacheClasses } from './system/cache/cache.ts';
import { promptTemplateClasses } from './system/connect/prompt-templates.ts';
import { duplicateSignature, duplicateSignatureBuilder } from './system/duplicate-signature.ts';
import { exceptionClasses } from './system/exceptions/exceptions.ts';
import { featureManagement } from './system/feature-management.ts';
import { formulaClasses } from './system/flow/formula.ts';
import { flowInterview } from './system/flow/interview.ts';
import { invocableClasses } from './system/flow/invocable.ts';
import { http } from './system/http/http.ts';
import { httpCalloutMock, webServiceMock } from './system/http/mocks.ts';
import { httpRequest } from './system/http/request.ts';
import { multiStaticResourceCalloutMock, staticResourceCalloutMock } from './system/http/resource-mocks.ts';
import { httpResponse } from './system/http/response.ts';
import { webServiceCallout } from './system/http/web-service-callout.ts';
import { jsonGenerator } from './system/json/json-generator.ts';
import { jsonParser } from './system/json/json-parser.ts';
import { jsonToken } from './system/json/json-token.ts';
import { json } from './system/json/json.ts';
import { limits } from './system/limits.ts';
import { loggingLevel } from './system/logging-level.ts';
import { messagingClasses } from './system/messaging/messaging.ts';
import { orgLimit, orgLimits } from './system/org-limits.ts';
import { apexPagesClasses } from './system/pages/apex-pages.ts';
import { cookie } from './system/pages/cookie.ts';
import { pageReference } from './system/pages/page-reference.ts';
import { selectOption } from './system/pages/select-option.ts';
import { network, site } from './system/pages/sites.ts';
import { standardController, standardSetController } from './system/pages/standard-controller.ts';
import { quiddity, request } from './system/request.ts';
import { restClasses } from './system/rest/rest-context.ts';
import { system } from './system/system.ts';
import { assert } from './system/testing/assert.ts';
import { continuation } from './system/testing/continuation.ts';
import { stubProvider } from './system/testing/stub.ts';
import { test } from './system/testing/test.ts';
import { type } from './system/type.ts';
import { userInfo } from './system/user-info.ts';
import { version } from './system/version.ts';
import { domClasses } from './system/xml/dom.ts';
import { xmlStreamReaderClasses } from './system/xml/stream-reader.ts';
import { xmlStreamWriter } from './system/xml/stream-writer.ts';

export const platformSystem: readonly LibraryClass[] = [
  ...exceptionClasses,
  ...apexPagesClasses,
  ...asynchronousInterfaces,
  ...cacheClasses,
  ...domClasses,
  ...formulaClasses,
  ...invocableClasses,
  ...messagingClasses,
  ...promptTemplateClasses,
  ...restClasses,
  ...xmlStreamReaderClasses,
  assert,
  continuation,
  cookie,
  duplicateSignature,
  duplicateSignatureBuilder,
  featureManagement,
  flowInterview,
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
  orgLimit,
  orgLimits,
  network,
  pageReference,
  quiddity,
  request,
  selectOption,
  site,
  standardController,
  standardSetController,
  staticResourceCalloutMock,
  stubProvider,
  system,
  test,
  type,
  userInfo,
  version,
  webServiceCallout,
  webServiceMock,
  xmlStreamWriter,
];
