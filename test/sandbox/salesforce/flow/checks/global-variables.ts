/**
 * Global variables of flows: what begins with a dollar sign.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_global_variables.htm
 */
import type { FormulaType } from '../../formula/values.ts';
import { orgGlobals } from '../../formula/globals.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import type { CheckedOrg } from './checked-org.ts';
import { recordOf, single, type FlowDataType, type FlowType } from './flow-type.ts';

export type Subject = { readonly flow: FlowDefinition; readonly org: CheckedOrg };

/** The type found, or in words what is wrong. */
export type Typed = FlowType | string;

const FLOW_MEMBERS: Readonly<Record<string, FlowType>> = {
  activestages: { dataType: 'String', isCollection: true },
  currentdate: single('Date'),
  currentdatetime: single('DateTime'),
  currentrecord: single('String'),
  currentstage: single('String'),
  faultmessage: single('String'),
  interviewguid: single('String'),
  interviewstarttime: single('DateTime'),
};

const CONSTANTS: Readonly<Record<string, FlowType>> = {
  emptystring: single('String'),
  false: single('Boolean'),
  true: single('Boolean'),
};

const FORMULA_TYPES: Readonly<Record<FormulaType, FlowDataType>> = {
  Text: 'String',
  Number: 'Number',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Boolean: 'Boolean',
  Picklist: 'Picklist',
  'Multi-Select Picklist': 'Multipicklist',
  Null: 'Any',
};

const invalid = (path: readonly string[]): string => `The element has an invalid reference to "${path.join('.')}".`;

const lookUp =
  (members: Readonly<Record<string, FlowType>>) =>
  (path: readonly string[]): Typed =>
    members[(path[1] ?? '').toLowerCase()] ?? invalid(path);

const apiMember = (path: readonly string[]): Typed =>
  /^(?:session_id|(?:partner|enterprise)_server_url_\d+)$/i.test(path[1] ?? '') ? single('String') : invalid(path);

const clientMember = (path: readonly string[]): Typed =>
  path[1]?.toLowerCase() === 'formfactor' ? single('String') : invalid(path);

const orgMember = ({ org }: Subject, path: readonly string[]): Typed => {
  const found = orgGlobals(org.schema)(path);
  return found === undefined ? invalid(path) : single(FORMULA_TYPES[found.type]);
};

const OWN: Readonly<Record<string, (path: readonly string[]) => Typed>> = {
  $api: apiMember,
  $client: clientMember,
  $flow: lookUp(FLOW_MEMBERS),
  $globalconstant: lookUp(CONSTANTS),
};

/** Whether the flow starts on updates, so that there is a record as it was before. */
export const startsOnUpdate = ({ start }: FlowDefinition): boolean =>
  start?.recordTriggerType === 'Update' || start?.recordTriggerType === 'CreateAndUpdate';

const PRIOR_RULE =
  '$Record__Prior can only be used in a record-triggered flow whose trigger runs when a record is updated.';

/** `$Record` and `$Record__Prior`, of which fields are read; undefined for other variables. */
export const triggeringRecord = ({ flow }: Subject, name: string): Typed | undefined => {
  const isPrior = name.toLowerCase() === '$record__prior';
  if (!isPrior && name.toLowerCase() !== '$record') return undefined;
  const object = flow.start?.object;
  if (object === undefined) return invalid([name]);
  return isPrior && !startsOnUpdate(flow) ? PRIOR_RULE : recordOf(object);
};

/** The type of a global variable with all its path. @param path `['$User', 'Email']` */
export const globalType = (subject: Subject, path: readonly string[]): Typed =>
  OWN[(path[0] ?? '').toLowerCase()]?.(path) ?? orgMember(subject, path);
