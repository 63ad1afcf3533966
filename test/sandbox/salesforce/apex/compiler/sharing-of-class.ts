/**
 * Whether the code of a class shares: as its keyword says, or that of the nearest class it extends. An inner class has its own
 * keyword, not that of the class around it. From version 67 on, of the class or of one it extends, saying nothing means sharing.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
import type { ClassInfo } from '../types/class-info.ts';
import { classType, superclassChain } from '../types/class-type.ts';
import type { CodeSharing } from './query-site.ts';

/** From this version on, queries and DML run in user mode and classes share unless they say otherwise. */
export const USER_MODE_SINCE = 67;

export const sharingOfClass = (owner: ClassInfo): CodeSharing => {
  const chain = superclassChain(classType(owner)).flatMap(({ info }) =>
    info?.declaration === undefined ? [] : [info],
  );
  const said = chain.find(({ sharing }) => sharing !== undefined)?.sharing;
  if (said !== undefined) return said;
  return chain.some(({ apiVersion }) => apiVersion >= USER_MODE_SINCE) ? 'with' : 'omitted';
};
