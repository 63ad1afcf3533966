import { z } from 'zod';

/** An item of the ledger as an order line needs it. */
export const item = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  isActive: z.boolean(),
  hasTaxSchedule: z.boolean(),
});
export type Item = z.infer<typeof item>;

/** What an order line sells, as Salesforce names it. */
export type SoldProduct = {
  readonly lineId: string;
  /** The line as a person would count it: 1 is the first. */
  readonly line: number;
  readonly productId: string;
  readonly code: string | undefined;
  readonly name: string;
  /** The item it is already linked to. */
  readonly itemId: string | undefined;
};

/** The ledger's items. */
export type ItemLedger = {
  readonly byIds: (ids: readonly string[]) => Promise<readonly Item[]>;
  /** Items whose code is one of `codes`, compared without regard to case. */
  readonly byCodes: (codes: readonly string[]) => Promise<readonly Item[]>;
};

export type Products = {
  /** Stores the item's id on products that have none yet. */
  readonly link: (links: readonly { readonly productId: string; readonly itemId: string }[]) => Promise<void>;
};

export type Needs = {
  readonly items: ItemLedger;
  readonly products: Products;
  /** The code that an old or misspelt code stands for (`ValueAlias__c`); the code itself when there is no alias. */
  readonly resolveCode: (code: string) => Promise<string>;
  /** Whether the ledger needs a tax schedule on every item that is sold. */
  readonly requiresTaxSchedule: boolean;
};
