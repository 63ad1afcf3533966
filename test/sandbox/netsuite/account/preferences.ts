/**
 * An account's preferences, as named settings: what administrators choose under accounting preferences and forms, and what
 * Oracle leaves undocumented about documents. Each default is a plausible account; none is claimed as fact.
 */
import { z } from 'zod';

export const preferencesSchema = z.strictObject({
  /** Entities get a generated number (CUS1001 ...) as entityId; otherwise their name is their entityId and must be unique. */
  autoNumberEntities: z.boolean().default(true),
  /** Status of a new sales order that names none: A Pending Approval, B approved. */
  defaultSalesOrderStatus: z.enum(['A', 'B']).default('A'),
  /** New invoices wait for approval (status D) before they are open. */
  invoiceApprovalRequired: z.boolean().default(false),
  /** An item without a tax schedule cannot be sold; it can be kept, as one made before taxes were set up. */
  requireTaxSchedule: z.boolean().default(false),
  /** Sales orders and invoices need a location (mandatory on the form). */
  requireLocation: z.boolean().default(false),
  /** Goods may be billed before they have been fulfilled. */
  billBeforeFulfillment: z.boolean().default(false),
  /** Billing or fulfilling moves the sales order's lastModifiedDate. */
  billingTouchesOrder: z.boolean().default(true),
  /** Voiding zeroes the voided document's amounts; otherwise they stay and only the status says so. */
  voidZeroesAmounts: z.boolean().default(true),
  /** A posting transaction dated in a closed period is refused, or posted to the first open period after it. */
  closedPeriod: z.enum(['refuse', 'firstOpenPeriod']).default('refuse'),
  /** States of the United States and Canada must be in their countries' lists. */
  checkStates: z.boolean().default(false),
  /** External ids that differ in case only mean the same record. */
  externalIdsIgnoreCase: z.boolean().default(false),
  externalIdMaxLength: z.int().positive().default(255),
  /** What an external id must match. Documented: letters, digits, underscore and hyphen. */
  externalIdPattern: z.string().default('^[A-Za-z0-9_-]+$'),
  /** Longest text of a custom field that declares no length of its own. */
  customTextMaxLength: z.int().positive().default(300),
  /** First number of each generated series. */
  firstDocumentNumber: z.int().positive().default(1001),
});

export type Preferences = z.infer<typeof preferencesSchema>;
