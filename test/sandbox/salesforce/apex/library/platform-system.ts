/** What the namespace System offers beyond the language itself: exceptions, assertions, JSON, HTTP, the running transaction. */
import type { LibraryClass } from './define.ts';
import { exceptionClasses } from './system/exceptions/exceptions.ts';
import { json } from './system/json/json.ts';
import { loggingLevel } from './system/logging-level.ts';
import { system } from './system/system.ts';
import { assert } from './system/testing/assert.ts';
import { stubProvider } from './system/testing/stub.ts';
import { test } from './system/testing/test.ts';
import { type } from './system/type.ts';

export const platformSystem: readonly LibraryClass[] = [
  ...exceptionClasses,
  assert,
  json,
  loggingLevel,
  stubProvider,
  system,
  test,
  type,
];
