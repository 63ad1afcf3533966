/**
 * What every enum can do: its constants in order, a constant by its name, a constant's name and place.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm
 */
import type { EnumFunctions } from '../types/enum-members.ts';
import type { EnumConstant } from '../values/enum-constant.ts';
import { enumConstants } from '../values/enum-constant.ts';
import { ApexList } from '../values/list.ts';
import { apexException, nullPointer } from './exceptions.ts';

/** @param type the enum's name; @param names its constants in order */
export const enumFunctions = (type: string, names: readonly string[]): EnumFunctions => {
  const constants = enumConstants(type, names);
  return {
    values: () => new ApexList(`List<${type}>`, [...constants]),
    valueOf(name: string | null): EnumConstant {
      if (name === null) throw nullPointer();
      const found = constants.find((constant) => constant.name.toLowerCase() === name.toLowerCase());
      if (found !== undefined) return found;
      throw apexException('System.NoSuchElementException', `No enum constant ${type}.${name}`);
    },
    name: (constant: EnumConstant) => constant.name,
    ordinal: (constant: EnumConstant) => constant.ordinal,
  };
};
