/**
 * Whether code shares at the moment it queries, saves or starts a flow.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
import type { CodeSharing } from '../compiler/query-site.ts';
import { transaction } from '../runtime/current.ts';

/** Code that leaves sharing open has that of its caller; as an entry point it shares when it says `inherited` or a component calls it. */
const inheritedSharing = (said: 'inherited' | 'omitted'): 'with' | 'without' => {
  const { quiddity, program } = transaction();
  const { sharing, depth, entryDepth } = program.state;
  if (sharing !== undefined) return sharing;
  return quiddity === 'AURA' || (said === 'inherited' && depth === entryDepth) ? 'with' : 'without';
};

/** The mode that code with that keyword runs in now. */
export const runningSharing = (said: CodeSharing): 'with' | 'without' =>
  said === 'with' || said === 'without' ? said : inheritedSharing(said);
