/** Puts values into a custom label with places `{0}`, `{1}`, so that a translation may order them its own way. */

/** @param text with numbered places; one without a value stays as it is */
export const fillIn = (text: string, ...values: readonly (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (place: string, index: string) => String(values[Number(index)] ?? place));
