/**
 * What profiles and permission sets say about screens: which layout, which apps, which tabs.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, flag, several, type ScreenFile } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const rights = z.looseObject({
  applicationVisibilities: several(
    z.looseObject({ application: z.string(), visible: flag, default: flag.default(false) }),
  ),
  layoutAssignments: several(z.looseObject({ layout: z.string(), recordType: z.string().optional() })),
  tabSettings: several(z.looseObject({ tab: z.string(), visibility: z.string() })),
  tabVisibilities: several(z.looseObject({ tab: z.string(), visibility: z.string() })),
});

export type ScreenRights = z.infer<typeof rights>;

/** Files call the administrator's profile by its old name. */
const FILE_NAMES: Readonly<Record<string, string>> = { 'System Administrator': 'Admin', 'Standard User': 'Standard' };

export const profileRights = (view: View): ScreenRights | undefined => {
  const name = String(view.wholeOrg.byId('Profile', String(view.user?.ProfileId ?? ''))?.Name ?? '');
  const file = screenFiles(view, 'Profile').find((one) => one.name === (FILE_NAMES[name] ?? name) || one.name === name);
  return file === undefined ? undefined : contentOf(file, rights);
};

type SetRow = { readonly id: string; readonly groupId: string };

const assignmentsOf = ({ wholeOrg, caller }: View): readonly SetRow[] =>
  wholeOrg.lookup('PermissionSetAssignment', 'AssigneeId', caller.userId).map((row) => {
    const id = String(row.PermissionSetId ?? '');
    const set = wholeOrg.byId('PermissionSet', id);
    return { id, groupId: String(row.PermissionSetGroupId ?? set?.PermissionSetGroupId ?? '') };
  });

const memberIds = ({ wholeOrg }: View, { id, groupId }: SetRow): readonly string[] =>
  groupId === ''
    ? [id]
    : wholeOrg
        .lookup('PermissionSetGroupComponent', 'PermissionSetGroupId', groupId)
        .map((row) => String(row.PermissionSetId));

const fileOf = (view: View, id: string): ScreenFile | undefined => {
  const name = view.wholeOrg.byId('PermissionSet', id)?.Name;
  return screenFiles(view, 'PermissionSet').find((file) => file.name === name);
};

/** Of the permission sets that the user holds, alone or as members of groups. */
export const permissionSetRights = (view: View): readonly ScreenRights[] =>
  assignmentsOf(view)
    .flatMap((row) => memberIds(view, row))
    .flatMap((id) => fileOf(view, id) ?? [])
    .map((file) => contentOf(file, rights));
