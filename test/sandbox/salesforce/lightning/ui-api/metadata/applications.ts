/** Apps of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, several, unread, type ScreenFile } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

/** Which page takes the place of a standard one. */
export const actionOverride = z.strictObject({
  actionName: z.string(),
  content: z.string().optional(),
  formFactor: z.string().optional(),
  type: z.string(),
  pageOrSobjectType: z.string().optional(),
  recordType: z.string().optional(),
  profile: z.string().optional(),
  ...unread('comment', 'skipRecordTypeSelect'),
});

const brand = z.strictObject({
  headerColor: z.string().optional(),
  ...unread('footerColor', 'logo', 'logoVersion', 'shouldOverrideOrgTheme'),
});

const application = z.strictObject({
  label: z.string(),
  description: z.string().optional(),
  tabs: several(z.string()),
  navType: z.enum(['Standard', 'Console']).default('Standard'),
  uiType: z.enum(['Aloha', 'Lightning']).default('Aloha'),
  formFactors: several(z.string()),
  brand: brand.optional(),
  utilityBar: z.string().optional(),
  actionOverrides: several(actionOverride),
  profileActionOverrides: several(actionOverride),
  defaultLandingTab: z.string().optional(),
  isNavAutoTempTabsDisabled: z.string().optional(),
  isNavPersonalizationDisabled: z.string().optional(),
  isNavTabPersistenceDisabled: z.string().optional(),
  ...unread('consoleConfig', 'isOmniPinnedViewEnabled', 'isServiceCloudConsole', 'preferences', 'setupExperience'),
  ...unread('subscriberTabs', 'workspaceConfig'),
});

export type ApplicationMetadata = z.infer<typeof application>;
export type ActionOverride = z.infer<typeof actionOverride>;

export const applicationFiles = (view: Pick<View, 'wholeOrg'>): readonly ScreenFile[] =>
  screenFiles(view, 'CustomApplication');

export const readApplication = (file: ScreenFile): ApplicationMetadata => contentOf(file, application);
