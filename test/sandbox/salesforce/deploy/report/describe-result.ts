import type { ComponentMessage, DeployResult } from './deploy-result.ts';

/** The outcome of a deploy in lines for people: what is wrong, file by file, and what was counted. */

const place = ({ lineNumber, columnNumber }: ComponentMessage): string =>
  lineNumber === undefined ? '' : `:${lineNumber}${columnNumber === undefined ? '' : `:${columnNumber}`}`;

const line = (message: ComponentMessage): string =>
  `  ${message.problemType ?? 'Error'} ${message.componentType} ${message.fullName}${place(message)} ${message.problem ?? ''}`;

const byFile = (messages: readonly ComponentMessage[]): readonly string[] =>
  [...Map.groupBy(messages, ({ fileName }) => fileName)].flatMap(([file, found]) => [file, ...found.map(line)]);

const testLines = ({ details: { runTestResult } }: DeployResult): readonly string[] =>
  runTestResult === undefined
    ? []
    : [
        ...runTestResult.failures.map(({ name, methodName, message }) => `  Failed ${name}.${methodName} ${message}`),
        ...runTestResult.codeCoverageWarnings.map(({ message }) => `  Coverage ${message}`),
        `${runTestResult.numTestsRun} tests, ${runTestResult.numFailures} failed.`,
      ];

/** @returns the whole report as text */
export const describeResult = (result: DeployResult): string => {
  const { componentFailures, componentSuccesses } = result.details;
  const warnings = componentSuccesses.filter(({ problem }) => problem !== undefined);
  const verb = result.checkOnly ? 'checked' : 'deployed';
  return [
    ...byFile([...warnings, ...componentFailures]),
    ...testLines(result),
    result.success
      ? `${result.numberComponentsTotal} components ${verb}.`
      : `Nothing was deployed: ${result.numberComponentErrors} problems in ${result.numberComponentsTotal} components.`,
  ].join('\n');
};
