/**
 * Who may use a member or a type. Private reaches throughout the outermost class, protected also to subclasses, and tests see
 * what is marked for them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
 */
import type { ClassInfo, Visibility } from './class-info.ts';
import { classType, outermost, superclassChain } from './class-type.ts';
import { isTestVisible } from './modifiers.ts';

type Guarded = { readonly visibility: Visibility; readonly testVisible: boolean; readonly owner: ClassInfo };

const descendsFrom = (info: ClassInfo, ancestor: ClassInfo): boolean =>
  superclassChain(classType(info)).some(({ name }) => name === ancestor.name) ||
  (info.outer !== undefined && descendsFrom(info.outer, ancestor));

const isAround = (owner: ClassInfo, from: ClassInfo): boolean => outermost(owner).name === outermost(from).name;

/**
 * @param member a field, method or constructor
 * @param from the class whose code uses it; undefined for code in no class
 */
export const isVisible = ({ visibility, testVisible, owner }: Guarded, from: ClassInfo | undefined): boolean => {
  if (visibility === 'public' || visibility === 'global') return true;
  if (from === undefined) return false;
  if (isAround(owner, from) || (testVisible && from.isTest)) return true;
  return visibility === 'protected' && descendsFrom(from, owner);
};

/** Whether code of `from` may name a type; only inner types can be out of its sight. */
export const isTypeVisible = (info: ClassInfo, from: ClassInfo | undefined): boolean => {
  const { outer, visibility, declaration } = info;
  if (outer === undefined || declaration === undefined) return true;
  return isVisible({ visibility, testVisible: isTestVisible(declaration.modifiers), owner: outer }, from);
};
