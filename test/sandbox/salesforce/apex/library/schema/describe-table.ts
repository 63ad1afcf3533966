/** Describe results answer most questions twice: `getLabel()` and `label`, `isCustom()` and `custom`. */
import type { Callable } from '../../types/class-info.ts';
import type { Implementation } from '../define.ts';

const GETTER = /^(.+) (?:get|is)([A-Z]\w*)\(\)$/;

const propertyName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** @param rows signature → function; each getter without arguments comes out as a property as well */
export const withProperties = (rows: Readonly<Record<string, Callable>>): Readonly<Record<string, Implementation>> => ({
  ...rows,
  ...Object.fromEntries(
    Object.entries(rows).flatMap(([signature, get]) => {
      const [, type, name] = GETTER.exec(signature) ?? [];
      return type === undefined || name === undefined ? [] : [[`${type} ${propertyName(name)}`, { get }]];
    }),
  ),
});
