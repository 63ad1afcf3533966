import type { Clock } from '../../shared/clock.ts';
import type { Deployer, DeployerNeeds } from './running/deploy-package.ts';
import { openDeployments, type Deployments } from './running/deployments.ts';

/** Deploys into a running org, whose checks are loaded when the first one comes: most orgs of tests see none. */

export { deployRoutes } from './running/deploy-routes.ts';
export type { Deployments } from './running/deployments.ts';
export { soapDeployRoutes } from './running/soap-deploy.ts';
export { openLiveOrg, presentOrg, type Turn } from './running/live-org.ts';

export const deploymentsOf = (needs: DeployerNeeds & { readonly clock: Clock }): Deployments => {
  let deployer: Deployer | undefined;
  return openDeployments({
    now: () => needs.clock.now(),
    async deploy(archive, options, caller) {
      const { openDeployer } = await import('./running/deploy-package.ts');
      deployer ??= openDeployer(needs);
      return deployer(archive, options, caller);
    },
  });
};
