/** Page layouts. https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-layout.html */
import { uiAdapter } from 'lightningPlatform/uiApi';

export const getLayout = uiAdapter({
  path: ['=layout', 'objectApiName'],
  query: ['layoutType', 'mode', 'recordTypeId', 'formFactor'],
});
