/** A whole sandbox with small Apex on the shipping schema, with a signed-in client, for tests over real sockets. */
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { startShippingOrg, type Client } from '../../fixtures/start-shipping-org.ts';
import type { SalesforceOptions } from '../../settings.ts';
import { writeProject, type SourceFiles } from './sample-project.ts';

/** @param files `classes/Greeter.cls`, `objects/…`: everything the package has */
export const startApexOrg = async (files: SourceFiles, options: Partial<SalesforceOptions> = {}): Promise<Client> => {
  const project = writeProject(files);
  try {
    const client = await startShippingOrg({ sourceDirectories: [SHIPPING_SOURCE, project.directory], ...options });
    return {
      ...client,
      async stop() {
        await client.stop();
        project.remove();
      },
    };
  } catch (error) {
    project.remove();
    throw error;
  }
};
