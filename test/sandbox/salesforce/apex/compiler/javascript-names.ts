/** How things of Apex are called in the generated JavaScript. Apex compares names without case, so all are lower case. */
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';

export const localName = (name: string): string => `v_${name.toLowerCase()}`;

const identifier = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9_]/g, '$');

/** The JavaScript class. */
export const className = (info: ClassInfo): string => `C_${identifier(info.name)}`;
/** Calling it gives the statics of the running transaction, initialised on first use. */
export const staticsOf = (info: ClassInfo): string => `S_${identifier(info.name)}()`;
export const staticsFunction = (info: ClassInfo): string => `S_${identifier(info.name)}`;
/** The method that runs field initialisers of the class, not of its parents. */
export const initializerName = (info: ClassInfo): string => `init_${identifier(info.name)}`;

/** Private methods answer only calls from their own class, so their names are their class's own: a subclass may have the same. */
export const methodName = (method: MethodInfo): string =>
  method.visibility === 'private' && !method.static && !method.virtual && !method.override
    ? `${method.key}${identifier(method.owner.name)}`
    : method.key;

export const quoted = (text: string): string => JSON.stringify(text);
