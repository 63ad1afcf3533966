/**
 * The colour and the icon of an object. Standard ones have the design system's own; an object of the package has those of its tab's
 * motif, `Custom67: Gears`. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_theme_info.htm
 */
import type { ObjectSchema } from '../../../schema/types.ts';
import { tabsIn } from '../metadata/tabs.ts';
import type { View } from '../view.ts';

export type ThemeInfo = { readonly color: string; readonly iconUrl: string };

/** Names of the design system's icons, and their colours, where they are not simply the object's name. */
const STANDARD: Readonly<Record<string, readonly [icon: string, color: string]>> = {
  Account: ['account', '5867E8'],
  Asset: ['asset_object', '06A59A'],
  Campaign: ['campaign', 'E8612B'],
  Case: ['case', 'FF538A'],
  Contact: ['contact', '9050E9'],
  Contract: ['contract', '06A59A'],
  Event: ['event', 'CB65FF'],
  Group: ['groups', '3BA755'],
  Lead: ['lead', 'FF5D2D'],
  Opportunity: ['opportunity', 'FF5D2D'],
  OpportunityLineItem: ['product_item', 'FF5D2D'],
  Order: ['orders', '3BA755'],
  OrderItem: ['order_item', '3BA755'],
  Pricebook2: ['pricebook', 'B781D3'],
  PricebookEntry: ['price_book_entries', 'B781D3'],
  Product2: ['product', 'B781D3'],
  Task: ['task', '3BA755'],
  User: ['user', '0B827C'],
};

/** Colours of the hundred motifs repeat. */
const MOTIF_COLORS = ['FF538A', '5867E8', '06A59A', 'E8612B', '9050E9', '3BA755', '0B827C', 'CB65FF'];

const iconUrl = (folder: 'standard' | 'custom', icon: string): string => `/img/icon/t4v35/${folder}/${icon}_120.png`;

const customTheme = (view: View, object: ObjectSchema): ThemeInfo => {
  const number = tabsIn(view).find(({ name }) => name === object.name)?.motif ?? 13;
  return {
    color: MOTIF_COLORS[number % MOTIF_COLORS.length] ?? 'FF538A',
    iconUrl: iconUrl('custom', `custom${number}`),
  };
};

export const themeOf = (view: View, object: ObjectSchema): ThemeInfo => {
  if (object.kind === 'custom') return customTheme(view, object);
  const [icon, color] = STANDARD[object.name] ?? ['default', '5C5C5C'];
  return { color, iconUrl: iconUrl('standard', icon) };
};
