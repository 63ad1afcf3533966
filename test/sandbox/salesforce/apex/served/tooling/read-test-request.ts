/**
 * Which tests a request asks for: classes by id or name, some methods of them, or all.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_async.htm
 */
import { z } from 'zod';
import type { Org } from '../../../data/types.ts';
import { normalizedId } from '../../../data/record-id.ts';
import { RestError } from '../../../rest/rest-error.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { TestClass } from '../../testing/find-tests.ts';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])));

const LEVELS = ['RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg'] as const;

const testRequest = z.object({
  tests: z
    .array(
      z.object({
        classId: z.string().optional(),
        className: z.string().optional(),
        testMethods: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  classids: list,
  classNames: list,
  suiteids: list,
  suiteNames: list,
  testLevel: z.enum(LEVELS).default('RunSpecifiedTests'),
  skipCodeCoverage: z.union([z.boolean(), z.stringbool()]).default(false),
});

export type TestSelection = {
  readonly tests: readonly TestClass[];
  readonly isAll: boolean;
  readonly skipsCoverage: boolean;
};

const refused = (message: string): RestError => new RestError(400, [{ errorCode: 'INVALID_INPUT', message }]);

type Wanted = {
  readonly classId?: string | undefined;
  readonly className?: string | undefined;
  readonly testMethods?: readonly string[] | undefined;
};

const nameOf = (org: Org, { classId, className }: Wanted): string =>
  className ?? String(org.byId('ApexClass', normalizedId(classId ?? '') ?? '')?.Name ?? classId);

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const chosen = (known: readonly TestClass[], name: string, methods: readonly string[] | undefined): TestClass => {
  const found = known.find((one) => sameName(one.name, name));
  if (found === undefined) {
    throw refused(
      `This class name's value is invalid: ${name}. Provide the name of an Apex class that has test methods.`,
    );
  }
  if (methods === undefined || methods.length === 0) return found;
  const missing = methods.find((method) => found.methods.every((one) => !sameName(one.name, method)));
  if (missing !== undefined) throw refused(`The method ${missing} does not exist on class ${name}.`);
  return { ...found, methods: found.methods.filter((one) => methods.some((method) => sameName(one.name, method))) };
};

/**
 * @param known all test classes of the org
 * @throws RestError for a class or method that does not exist, Unsupported for suites
 */
export const readTestRequest = (org: Org, known: readonly TestClass[], body: unknown): TestSelection => {
  const parsed = testRequest.safeParse(body);
  if (!parsed.success) throw refused(z.prettifyError(parsed.error));
  const { tests, classids, classNames, suiteids, suiteNames, testLevel, skipCodeCoverage } = parsed.data;
  if (suiteids.length + suiteNames.length > 0) throw new Unsupported('suites of Apex tests');
  if (testLevel !== 'RunSpecifiedTests') return { tests: known, isAll: true, skipsCoverage: skipCodeCoverage };
  const wanted: readonly Wanted[] = [
    ...tests,
    ...classids.map((classId) => ({ classId })),
    ...classNames.map((className) => ({ className })),
  ];
  if (wanted.length === 0) throw refused('Specify at least one test class.');
  return {
    tests: wanted.map((one) => chosen(known, nameOf(org, one), one.testMethods)),
    isAll: false,
    skipsCoverage: skipCodeCoverage,
  };
};
