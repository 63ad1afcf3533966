/** How things of Apex are called in the generated JavaScript. Apex compares names without case, so all are lower case. */
import type { ClassInfo } from '../types/class-info.ts';

export const localName = (name: string): string => `v_${name.toLowerCase()}`;
export const slotName = (name: string): string => `f_${name.toLowerCase()}`;
export const getterName = (name: string): string => `get_${name.toLowerCase()}`;
export const setterName = (name: string): string => `set_${name.toLowerCase()}`;

const identifier = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9_]/g, '$');

/** The JavaScript class. */
export const className = (info: ClassInfo): string => `C_${identifier(info.name)}`;
/** Calling it gives the statics of the running transaction, initialised on first use. */
export const staticsOf = (info: ClassInfo): string => `S_${identifier(info.name)}()`;
export const staticsFunction = (info: ClassInfo): string => `S_${identifier(info.name)}`;
/** The method that runs field initialisers of the class, not of its parents. */
export const initializerName = (info: ClassInfo): string => `init_${identifier(info.name)}`;

export const quoted = (text: string): string => JSON.stringify(text);
