/** Names of the platform that are no types of ours: its namespaces, and members it has that the sandbox has not. */
import { platformHasMember } from '../types/catalogue.ts';
import { ancestry, unsupportedName } from '../types/class-type.ts';
import type { ApexType } from '../types/type.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ref_guide.htm */
const NAMESPACES: ReadonlySet<string> = new Set(
  `apexpages applauncher approval auth cache canvas commercepayments compression connectapi database datacloud datasource dataweave
   dom eventbus flow formulaeval functions invocable label lxscheduler messaging metadata page process quickaction reports
   richmessaging schema search sfc site slack support system territorymgmt txnsecurity userprovisioning visualeditor wave`.split(
    /\s+/,
  ),
);

export const isNamespace = (name: string): boolean => NAMESPACES.has(name.toLowerCase());

/** `String.abbreviate`: what the platform has on that type and the sandbox has not; undefined when neither has it. */
export const unsupportedMember = (type: ApexType, name: string): string | undefined => {
  const missing = unsupportedName(type);
  if (missing !== undefined) return `${missing}.${name}`;
  const owner = ancestry(type).find((one) => platformHasMember(one.name.replace(/<.*$/, ''), name));
  return owner === undefined ? undefined : `${owner.name}.${name}`;
};
