/**
 * Runs what a package runs when it is installed or removed, and what a sandbox runs after it was copied.
 * https://developer.salesforce.com/docs/atlas.en-us.packagingGuide.meta/packagingGuide/apex_post_install_script_intro.htm
 */
import { nullPointer } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import { callMethod } from '../../../values/object.ts';
import { PlainObject } from '../plain-object.ts';
import type { Version } from '../version.ts';

const contextOf = (type: string, values: Readonly<Record<string, unknown>>): PlainObject =>
  new PlainObject(type, { organizationId: transaction().data.org.orgId, ...values });

/** `Test.testInstall` */
export const testInstall = (handler: object | null, version: Version | null, isPush: boolean | null = false): void => {
  if (handler === null) throw nullPointer();
  const context = contextOf('InstallContext', {
    installerId: transaction().user.userId,
    isUpgrade: version !== null,
    isPush,
    previousVersion: version,
  });
  callMethod(handler, 'oninstall(installcontext)', context);
};

/** `Test.testUninstall` */
export const testUninstall = (handler: object | null): void => {
  if (handler === null) throw nullPointer();
  callMethod(
    handler,
    'onuninstall(uninstallcontext)',
    contextOf('UninstallContext', { uninstallerId: transaction().user.userId }),
  );
};

/** `Test.testSandboxPostCopyScript` */
export const testPostCopy = (script: object | null, ...given: readonly unknown[]): void => {
  const [organizationId, sandboxId, sandboxName] = given;
  if (script === null) throw nullPointer();
  callMethod(
    script,
    'runapexclass(sandboxcontext)',
    contextOf('SandboxContext', { organizationId, sandboxId, sandboxName }),
  );
};
