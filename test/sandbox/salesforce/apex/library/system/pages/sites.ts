/**
 * Network and Site for code that runs outside of any site, as everything in the sandbox does.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_network.htm
 */
import { libraryClass } from '../../define.ts';
import { PageReference } from './page-reference.ts';

const nothing = (): null => null;

export const network = libraryClass({
  name: 'System.Network',
  members: {
    'static String getNetworkId()': nothing,
    'static PageReference communitiesLanding()': () => new PageReference(''),
  },
});

export const site = libraryClass({
  name: 'System.Site',
  members: {
    'static String getSiteId()': nothing,
    'static String getName()': nothing,
    'static String getMasterLabel()': nothing,
    'static String getPathPrefix()': nothing,
    'static Boolean isLoginEnabled()': () => false,
  },
});
