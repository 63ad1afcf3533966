/**
 * Who may do what as a package says it: permission sets, groups of them, muting permission sets and profiles. Settings of the
 * screen (tabs, apps, layouts) are read past.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
import { basename } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { PermissionSetGroupSchema, PermissionSetSchema, SetupSchema } from './types.ts';

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .default(false);
const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

const content = {
  objectPermissions: several(
    z.object({
      object: z.string(),
      allowRead: flag,
      allowCreate: flag,
      allowEdit: flag,
      allowDelete: flag,
      viewAllRecords: flag,
      modifyAllRecords: flag,
      viewAllFields: flag,
    }),
  ),
  fieldPermissions: several(z.object({ field: z.string(), readable: flag, editable: flag })),
  customPermissions: several(z.object({ name: z.string(), enabled: flag })),
  userPermissions: several(z.object({ name: z.string(), enabled: flag })),
  classAccesses: several(z.object({ apexClass: z.string(), enabled: flag })),
  customMetadataTypeAccesses: several(z.object({ name: z.string(), enabled: flag })),
  flowAccesses: several(z.object({ flow: z.string(), enabled: flag })),
  recordTypeVisibilities: several(z.object({ recordType: z.string(), visible: flag, default: flag })),
  externalCredentialPrincipalAccesses: several(z.object({ externalCredentialPrincipal: z.string(), enabled: flag })),
};
const permissionSet = z.object({ label: z.string(), ...content });
const profile = z.object(content);
const group = z.object({
  label: z.string(),
  permissionSets: several(z.string()),
  mutingPermissionSets: several(z.string()),
});

const read = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(readSource(file, root));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return parsed.data;
};

/** Names of files are encoded as in an address. */
const nameOf = (file: string): string => decodeURIComponent(basename(file).replace(/\.\w+(-meta\.xml)?$/, ''));

const enabledOnly = <One extends { readonly enabled: boolean }>(all: readonly One[]): readonly One[] =>
  all.filter(({ enabled }) => enabled);

const entitiesIn = (from: z.infer<typeof profile>) => [
  ...enabledOnly(from.classAccesses).map(({ apexClass }) => ({ type: 'ApexClass', name: apexClass })),
  ...enabledOnly(from.customMetadataTypeAccesses).map(({ name }) => ({ type: 'CustomMetadata', name })),
  ...enabledOnly(from.flowAccesses).map(({ flow }) => ({ type: 'Flow', name: flow })),
  ...from.recordTypeVisibilities
    .filter(({ visible }) => visible)
    .map(({ recordType }) => ({ type: 'RecordType', name: recordType })),
  ...enabledOnly(from.externalCredentialPrincipalAccesses).map((one) => ({
    type: 'ExternalCredentialPrincipal',
    name: one.externalCredentialPrincipal,
  })),
];

const grantsIn = (from: z.infer<typeof profile>): Omit<PermissionSetSchema, 'name' | 'label'> => ({
  objects: from.objectPermissions.map((one) => ({
    object: one.object,
    read: one.allowRead,
    create: one.allowCreate,
    edit: one.allowEdit,
    delete: one.allowDelete,
    viewAll: one.viewAllRecords,
    modifyAll: one.modifyAllRecords,
    viewAllFields: one.viewAllFields,
  })),
  fields: from.fieldPermissions.map((one) => ({ field: one.field, read: one.readable, edit: one.editable })),
  customPermissions: enabledOnly(from.customPermissions).map(({ name }) => name),
  userPermissions: enabledOnly(from.userPermissions).map(({ name }) => name),
  entities: entitiesIn(from),
  defaultRecordTypes: from.recordTypeVisibilities.filter((one) => one.default).map(({ recordType }) => recordType),
});

const readSet =
  (root: string) =>
  (file: string): PermissionSetSchema => {
    const from = read(file, root, permissionSet);
    return { name: nameOf(file), label: from.label, ...grantsIn(from) };
  };

/** Standard profiles go by other names in files. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm */
const PROFILE_NAMES: Readonly<Record<string, string>> = {
  Admin: 'System Administrator',
  ContractManager: 'Contract Manager',
  MarketingProfile: 'Marketing User',
  ReadOnly: 'Read Only',
  SolutionManager: 'Solution Manager',
  Standard: 'Standard User',
  StandardAul: 'Standard Platform User',
};

const readProfile = (file: string): PermissionSetSchema => {
  const name = PROFILE_NAMES[nameOf(file)] ?? nameOf(file);
  return { name, label: name, ...grantsIn(read(file, 'Profile', profile)) };
};

const readGroup = (file: string): PermissionSetGroupSchema => ({
  name: nameOf(file),
  ...read(file, 'PermissionSetGroup', group),
});

/**
 * @param directories of the package's source
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readPermissions = (
  directories: readonly string[],
): Required<Pick<SetupSchema, 'permissionSets' | 'permissionSetGroups' | 'mutingPermissionSets' | 'profiles'>> => ({
  permissionSets: sourceFiles(directories, '**/*.permissionset-meta.xml').map(readSet('PermissionSet')),
  permissionSetGroups: sourceFiles(directories, '**/*.permissionsetgroup-meta.xml').map(readGroup),
  mutingPermissionSets: sourceFiles(directories, '**/*.mutingpermissionset-meta.xml').map(
    readSet('MutingPermissionSet'),
  ),
  profiles: sourceFiles(directories, '**/*.profile-meta.xml').map(readProfile),
});
