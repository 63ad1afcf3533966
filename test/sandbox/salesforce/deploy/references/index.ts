import { automationReferences } from './automation.ts';
import { connectionReferences } from './connections.ts';
import { dataModelReferences } from './data-model.ts';
import { permissionReferences } from './permissions.ts';
import type { ReferenceTable } from './reference.ts';
import { screenReferences } from './screens.ts';

/** Every element of every type that names another component. */
export const references: ReferenceTable = {
  ...automationReferences,
  ...connectionReferences,
  ...dataModelReferences,
  ...permissionReferences,
  ...screenReferences,
};
