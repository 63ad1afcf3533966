/** Pages of the shipping package. */
import { metadata } from '../../access/sample-org.ts';

export const SCREEN_FILES: Readonly<Record<string, string>> = {
  'tabs/Shipment__c.tab-meta.xml': metadata(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom67: Gears</motif>',
  ),
};
