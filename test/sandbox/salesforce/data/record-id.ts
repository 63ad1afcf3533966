/**
 * Record ids: fifteen characters whose case matters, and three more that let software which ignores case tell them apart.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm#i1435616
 */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** The two characters that name the instance and the reserved one that follows them. */
const INSTANCE = 'Hs0';

const checksumOf = (five: string): string => {
  let bits = 0;
  for (let position = 0; position < 5; position += 1) {
    const character = five.charCodeAt(position);
    if (character >= 65 && character <= 90) bits |= 1 << position;
  }
  return CHECKSUM.charAt(bits);
};

/** The 18-character form of a 15-character id. */
export const withChecksum = (id: string): string =>
  id + checksumOf(id.slice(0, 5)) + checksumOf(id.slice(5, 10)) + checksumOf(id.slice(10, 15));

const base62 = (ordinal: number): string => {
  let digits = '';
  for (let rest = ordinal; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62.charAt(rest % 62) + digits;
  return digits.padStart(9, '0');
};

/** The id of the `ordinal`-th record of the object with that key prefix. */
export const recordId = (keyPrefix: string, ordinal: number): string =>
  withChecksum(`${keyPrefix}${INSTANCE}${base62(ordinal)}`);

const SHAPE = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/** The 18-character form of what a client sent as an id; undefined when it cannot be one. */
export const normalizedId = (text: string): string | undefined => {
  if (!SHAPE.test(text)) return undefined;
  const id = withChecksum(text.slice(0, 15));
  return text.length === 15 || id === text ? id : undefined;
};
