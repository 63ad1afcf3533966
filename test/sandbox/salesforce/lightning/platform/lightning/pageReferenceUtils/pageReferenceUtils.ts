/** Default values of a new record in an address. https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-new-record.html */

/** `Name=Acme,Rating=Hot`, encoded so that any value fits. */
export const encodeDefaultFieldValues = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join(',');

export const decodeDefaultFieldValues = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return [name, decodeURIComponent(value)];
      }),
  );
