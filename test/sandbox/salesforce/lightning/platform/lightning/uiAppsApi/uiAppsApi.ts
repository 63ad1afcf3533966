/** Apps and their navigation. https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-nav-items.html */
import { uiAdapter } from 'lightningPlatform/uiApi';

export const getNavItems = uiAdapter({
  path: ['=nav-items'],
  query: ['formFactor', 'navItemNames', 'page', 'pageSize'],
});
