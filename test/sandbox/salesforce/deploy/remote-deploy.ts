import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { DeployResult } from './report/deploy-result.ts';
import { readComponents } from './source/read-components.ts';
import { writeZip } from './zip/write-zip.ts';

/** Sends a project to a running org over the Metadata REST API, and waits for what comes of it. */

export type Remote = { readonly url: string; readonly token: string; readonly options: object };

const PATH = '/services/data/v68.0/metadata/deployRequest';
const MILLISECONDS_BETWEEN = 100;

const message = z.looseObject({
  componentType: z.string(),
  fullName: z.string(),
  fileName: z.string(),
  success: z.boolean(),
  created: z.boolean(),
  changed: z.boolean(),
  deleted: z.boolean(),
  problem: z.string().exactOptional(),
  problemType: z.enum(['Error', 'Warning']).exactOptional(),
  lineNumber: z.number().exactOptional(),
  columnNumber: z.number().exactOptional(),
});
const test = z.object({ name: z.string(), methodName: z.string(), time: z.number() });
const details = z.object({
  componentSuccesses: z.array(message),
  componentFailures: z.array(message),
  runTestResult: z
    .object({
      numTestsRun: z.number(),
      numFailures: z.number(),
      totalTime: z.number(),
      successes: z.array(test),
      failures: z.array(test.extend({ message: z.string(), stackTrace: z.string() })),
      codeCoverage: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          numLocations: z.number(),
          numLocationsNotCovered: z.number(),
          locationsNotCovered: z.array(z.object({ line: z.number(), column: z.number(), numExecutions: z.number() })),
        }),
      ),
      codeCoverageWarnings: z.array(z.object({ name: z.string().nullable(), message: z.string() })),
    })
    .exactOptional(),
});
const answer = z.object({
  id: z.string(),
  deployResult: z.object({
    done: z.boolean(),
    success: z.boolean(),
    checkOnly: z.boolean(),
    errorMessage: z.string().exactOptional(),
    numberComponentsTotal: z.number(),
    numberComponentsDeployed: z.number(),
    numberComponentErrors: z.number(),
    numberTestsTotal: z.number(),
    numberTestsCompleted: z.number(),
    numberTestErrors: z.number(),
    details: details.exactOptional(),
  }),
});
const refusal = z.array(z.object({ message: z.string() }));

/** The files of a project's components, in the form that projects have. */
const archiveOf = (project: string): Buffer => {
  const { components, problems } = readComponents(project);
  const paths = components.flatMap(({ file, content }) => [resolve(project, file), ...content]);
  const broken = problems.map(({ fileName }) => resolve(project, fileName));
  const files = [...new Set([...paths, ...broken])].map((path): [string, Buffer] => [
    relative(project, path).split(sep).join('/'),
    readFileSync(path),
  ]);
  return writeZip(new Map(files));
};

const ask = async ({ url, token }: Remote, path: string, init: RequestInit): Promise<z.infer<typeof answer>> => {
  const response = await fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  const refused = refusal.safeParse(body);
  if (refused.success) throw new Error(refused.data.map((one) => one.message).join('\n'));
  return answer.parse(body);
};

const ended = async (remote: Remote, id: string): Promise<DeployResult> => {
  const { deployResult } = await ask(remote, `${PATH}/${id}?includeDetails=true`, { method: 'GET' });
  if (deployResult.errorMessage !== undefined) throw new Error(deployResult.errorMessage);
  if (!deployResult.done) {
    await pause(MILLISECONDS_BETWEEN);
    return ended(remote, id);
  }
  const { details: told = { componentSuccesses: [], componentFailures: [] } } = deployResult;
  return { ...deployResult, status: deployResult.success ? 'Succeeded' : 'Failed', details: told };
};

/** @throws Error in the words of the org when it refuses to begin */
export const deployTo = async (remote: Remote, project: string): Promise<DeployResult> => {
  const form = new FormData();
  form.append('json', JSON.stringify({ deployOptions: remote.options }));
  form.append('file', new Blob([new Uint8Array(archiveOf(project))], { type: 'application/zip' }), 'deploy.zip');
  const { id } = await ask(remote, PATH, { method: 'POST', body: form });
  return ended(remote, id);
};
