/** What people call a field, from its name in Salesforce: they read labels on their pages, and never see names that end in `__c`. */

/** Names that are written as one word. */
const OWN_NAMES: readonly (readonly [RegExp, string])[] = [[/\bNet Suite\b/g, 'NetSuite']];

/** @param path such as `Account.BillingFrequency__c`; the field itself is its last part. @returns such as `Billing Frequency` */
export const fieldInWords = (path: string): string => {
  const name = path.slice(path.lastIndexOf('.') + 1).replace(/__(c|pc|r)$/, '');
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  return OWN_NAMES.reduce((text, [split, whole]) => text.replaceAll(split, whole), words);
};
