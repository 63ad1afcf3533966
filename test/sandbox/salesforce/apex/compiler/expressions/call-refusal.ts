/** Why a method that fits a call may still not be called there, in the words of the platform's compiler. */
import type { ClassInfo, MethodInfo } from '../../types/class-info.ts';
import { isVisible } from '../../types/members.ts';
import { methodWords } from '../../types/platform-words.ts';
import type { Compiled } from '../compiled.ts';

/** How a method is called. */
export type CallShape = {
  /** `undefined` when it is called on a class. */
  readonly receiver: Compiled | undefined;
  /** The receiver is written: not the `this` of a call without one. */
  readonly isOnValue?: boolean;
};

const staticRefusal = (method: MethodInfo, { receiver, isOnValue }: CallShape): string | undefined => {
  if (!method.static && receiver === undefined) {
    return `Non static method cannot be referenced from a static context: ${methodWords(method)}`;
  }
  return method.static && isOnValue === true
    ? `Static method cannot be referenced from a non static context: ${methodWords(method)}`
    : undefined;
};

/**
 * @param from the class whose code calls it
 * @returns undefined when nothing speaks against the call
 */
export const refusalToCall = (from: ClassInfo, method: MethodInfo, call: CallShape): string | undefined => {
  if (!isVisible(method, from)) return `Method is not visible: ${methodWords(method)}`;
  if (method.abstract && call.receiver?.js === 'super') {
    return `Abstract method cannot be called directly: ${methodWords(method)}`;
  }
  return staticRefusal(method, call);
};
