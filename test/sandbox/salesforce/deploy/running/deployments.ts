import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordId } from '../../data/record-id.ts';
import type { Caller } from '../../data/types.ts';
import type { DeployResult } from '../report/deploy-result.ts';
import { fromArchive } from '../source/from-archive.ts';
import { readZip } from '../zip/read-zip.ts';
import { readOptions, type DeployOptions } from './deploy-options.ts';
import type { Deployer } from './deploy-package.ts';

/**
 * The deploys of a running org: one after the other, each known by its id while it waits, runs and after it has ended.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_checkdeploystatus.htm
 */
export type Deployment = {
  readonly id: string;
  readonly options: DeployOptions;
  readonly caller: Caller;
  readonly createdDate: string;
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled';
  completedDate?: string;
  /** Undefined until it has ended. */
  result?: DeployResult;
  /** Why it could not even be begun. */
  errorMessage?: string;
};

export type Deployments = {
  /** Queues a deploy. @throws Unsupported, ZodError for options that cannot be */
  start(caller: Caller, deploy: { readonly zip: Buffer; readonly options: unknown }): Deployment;
  find(id: string): Deployment | undefined;
  /** Takes a deploy that still waits out of the queue. */
  cancel(deployment: Deployment): void;
};

export type DeploymentNeeds = { readonly deploy: Deployer; readonly now: () => Date };

const isDone = ({ status }: Deployment): boolean => !['Pending', 'InProgress'].includes(status);

const sameId = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

export const openDeployments = ({ deploy, now }: DeploymentNeeds): Deployments => {
  const all: Deployment[] = [];
  let last: Promise<void> = Promise.resolve();

  const run = async (deployment: Deployment, zip: Buffer): Promise<void> => {
    await nextTurn();
    if (isDone(deployment)) return;
    deployment.status = 'InProgress';
    try {
      const { options, caller } = deployment;
      deployment.result = await deploy(fromArchive(readZip(zip)), options, caller);
      deployment.status = deployment.result.status;
    } catch (error) {
      deployment.errorMessage = error instanceof Error ? error.message : String(error);
      deployment.status = 'Failed';
    }
    deployment.completedDate = now().toISOString();
  };

  return {
    start(caller, { zip, options }) {
      const deployment: Deployment = {
        id: recordId('0Af', all.length + 1),
        options: readOptions(options),
        caller,
        createdDate: now().toISOString(),
        status: 'Pending',
      };
      all.push(deployment);
      last = last.then(() => run(deployment, zip));
      return deployment;
    },
    find: (id) => all.find((one) => sameId(one.id, id)),
    cancel(deployment) {
      if (deployment.status === 'Pending') deployment.status = 'Canceled';
    },
  };
};

const NOTHING_YET = {
  success: false,
  numberComponentsTotal: 0,
  numberComponentsDeployed: 0,
  numberComponentErrors: 0,
  numberTestsTotal: 0,
  numberTestsCompleted: 0,
  numberTestErrors: 0,
};

const figuresOf = ({ result }: Deployment): typeof NOTHING_YET => {
  if (result === undefined) return NOTHING_YET;
  const { details: _details, status: _status, checkOnly: _checkOnly, ...figures } = result;
  return figures;
};

/** The figures that both interfaces tell of a deploy. */
export const deploymentFacts = (deployment: Deployment): Readonly<Record<string, unknown>> => {
  const { id, status, caller, createdDate, completedDate, errorMessage, options } = deployment;
  return {
    id,
    status,
    done: isDone(deployment),
    checkOnly: options.checkOnly,
    ignoreWarnings: options.ignoreWarnings,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    createdBy: caller.userId,
    createdByName: caller.username,
    createdDate,
    startDate: createdDate,
    lastModifiedDate: completedDate ?? createdDate,
    ...(completedDate === undefined ? {} : { completedDate }),
    ...(errorMessage === undefined ? {} : { errorMessage, errorStatusCode: 'UNKNOWN_EXCEPTION' }),
    ...figuresOf(deployment),
  };
};
