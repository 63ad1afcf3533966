/** What people call a field or an object, from its name in Salesforce: they read labels on their pages, never names that end in `__c`. */

/** What the words of a name do not make up by themselves. */
const OWN_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bNet Suite\b/g, 'NetSuite'],
  [/\bCurrency Iso Code\b/g, 'Currency'],
];

/** @param path such as `Account.BillingFrequency__c`; the field itself is its last part. @returns such as `Billing Frequency` */
export const fieldInWords = (path: string): string => {
  const name = path.slice(path.lastIndexOf('.') + 1).replace(/__(c|pc|r)$/, '');
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  return OWN_NAMES.reduce((text, [split, whole]) => text.replaceAll(split, whole), words);
};
