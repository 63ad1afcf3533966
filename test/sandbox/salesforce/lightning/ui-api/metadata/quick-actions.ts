/** Quick actions of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickaction.htm */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, flag, joined, several, unread } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const item = z.strictObject({
  emptySpace: flag.default(false),
  field: z.string().optional(),
  uiBehavior: z.enum(['Edit', 'Required', 'Readonly']).default('Edit'),
});
const column = z.union([
  z.literal('').transform(() => ({ quickActionLayoutItems: [] })),
  z.strictObject({ quickActionLayoutItems: several(item) }),
]);

const quickAction = z.strictObject({
  label: z.string().optional(),
  standardLabel: z.string().optional(),
  type: z.enum(['Create', 'Update', 'LightningWebComponent', 'Flow', 'LogACall', 'SendEmail']),
  description: z.string().optional(),
  targetObject: z.string().optional(),
  targetParentField: z.string().optional(),
  targetRecordType: z.string().optional(),
  lightningWebComponent: z.string().optional(),
  flowDefinition: z.string().optional(),
  successMessage: z.string().optional(),
  icon: z.string().optional(),
  fieldOverrides: several(
    z.strictObject({ field: z.string(), formula: z.string().optional(), literalValue: z.string().optional() }),
  ),
  quickActionLayout: z
    .strictObject({ layoutSectionStyle: z.string(), quickActionLayoutColumns: several(column) })
    .optional(),
  ...unread('height', 'width', 'isProtected', 'optionsCreateFeedItem', 'quickActionSendEmailOptions', 'actionSubtype'),
});

export type QuickActionMetadata = z.infer<typeof quickAction>;
export type QuickAction = {
  /** `Contract.Activate` */
  readonly name: string;
  /** The object whose records it is for; undefined for a global one. */
  readonly object: string | undefined;
  readonly metadata: QuickActionMetadata;
};

export const quickActionNamed = (view: Pick<View, 'wholeOrg'>, name: string): QuickAction | undefined => {
  const file = screenFiles(view, 'QuickAction').find((one) => one.name === name);
  if (file === undefined) return undefined;
  const [object, local] = name.split('.');
  return { name, object: local === undefined ? undefined : object, metadata: contentOf(file, quickAction) };
};

const webLink = z.looseObject({
  masterLabel: z.string(),
  url: joined.or(z.string()).default(''),
  linkType: z.string(),
});

/** Buttons and links of an object. */
export const webLinkNamed = (view: Pick<View, 'wholeOrg'>, object: string, name: string) => {
  const file = screenFiles(view, 'WebLink').find((one) => one.object === object && one.name === name);
  return file === undefined ? undefined : contentOf(file, webLink);
};
