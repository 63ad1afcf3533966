/**
 * Every object has the methods of Object, though no class says that it extends it: kept beside the classes, so that a class
 * without a superclass stays one without a superclass.
 */
import type { ClassInfo } from './class-info.ts';

const roots = new WeakMap<ClassInfo, () => ClassInfo | undefined>();

/** Remembers which class Object is in the registry that holds `info`. */
export const rootIn = (info: ClassInfo, object: () => ClassInfo | undefined): ClassInfo => {
  roots.set(info, object);
  return info;
};

/** The class Object, as the registry that holds `info` knows it. */
export const objectRoot = (info: ClassInfo): ClassInfo | undefined => roots.get(info)?.();
