/** Custom labels of the package. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm */
import type { Schema } from '../../schema/types.ts';

/** @returns undefined when the package has no label of that name, whose case does not matter */
export const labelText = ({ setup }: Schema, name: string): string | undefined => {
  const found = [...(setup?.labels ?? [])].find(([one]) => one.toLowerCase() === name.toLowerCase());
  return found?.[1];
};
