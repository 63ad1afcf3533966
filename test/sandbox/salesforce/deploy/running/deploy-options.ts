import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';

/** How a deploy is to be done. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */

const flag = z.union([z.boolean(), z.stringbool()]);
const names = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

export const deployOptions = z.looseObject({
  checkOnly: flag.default(false),
  rollbackOnError: flag.default(true),
  ignoreWarnings: flag.default(false),
  purgeOnDelete: flag.default(false),
  singlePackage: flag.default(true),
  testLevel: z
    .enum(['NoTestRun', 'RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests'])
    .default('NoTestRun'),
  runTests: names.default([]),
});
export type DeployOptions = z.infer<typeof deployOptions>;

/** @throws Unsupported for what the sandbox would have to do half @throws ZodError for what no deploy can be asked */
export const readOptions = (raw: unknown): DeployOptions => {
  const options = deployOptions.parse(raw);
  if (!options.rollbackOnError) throw new Unsupported('deploys that keep what succeeded (rollbackOnError false)');
  if (!options.singlePackage) throw new Unsupported('deploys of several packages (singlePackage false)');
  if (options.testLevel === 'RunRelevantTests') throw new Unsupported('the test level RunRelevantTests');
  return options;
};
