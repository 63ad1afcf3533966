/** Tabs of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_tab.htm */
import { z } from 'zod';
import type { View } from '../view.ts';
import { contentOf, flag, unread } from './screen-files.ts';
import { screenFiles } from './screens-of.ts';

const tab = z.strictObject({
  customObject: flag.default(false),
  label: z.string().optional(),
  motif: z.string().optional(),
  description: z.string().optional(),
  flexiPage: z.string().optional(),
  lwcComponent: z.string().optional(),
  url: z.string().optional(),
  ...unread('hasSidebar', 'mobileReady', 'frameHeight', 'urlEncodingKey', 'icon'),
});

export type Tab = {
  readonly name: string;
  readonly kind: 'object' | 'page' | 'component' | 'url';
  readonly label: string | undefined;
  /** The number of its icon among the custom ones. */
  readonly motif: number | undefined;
  /** The page, component or address that it opens. */
  readonly content: string | undefined;
};

const kindOf = ({ customObject, flexiPage, lwcComponent }: z.infer<typeof tab>): Tab['kind'] => {
  if (customObject) return 'object';
  if (flexiPage !== undefined) return 'page';
  return lwcComponent === undefined ? 'url' : 'component';
};

const motifOf = (motif: string | undefined): number | undefined => {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
};

export const tabsIn = (view: Pick<View, 'wholeOrg'>): readonly Tab[] =>
  screenFiles(view, 'CustomTab').map((file) => {
    const read = contentOf(file, tab);
    return {
      name: file.name,
      kind: kindOf(read),
      label: read.label,
      motif: motifOf(read.motif),
      content: read.flexiPage ?? read.lwcComponent ?? read.url,
    };
  });
