import type { Automation } from '../../approvals/automation.ts';
import type { Caller, Org } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { compileAlert, type RunAlert } from './alert.ts';
import { ActionInvalid } from './problem.ts';

export type AlertCall = {
  /** `Order.Tell_Owner` */
  readonly alert: string;
  readonly recordId: string;
};

const NOTHING: Pick<Automation, 'workflows' | 'templates'> = { workflows: [], templates: [] };

type Declared = { readonly object: ObjectSchema; readonly run: RunAlert };

/** The alert of that name, ready to be sent. @throws ActionInvalid when it cannot be sent */
const alertNamed = ({ schema }: Org, name: string): Declared => {
  const [objectName, alertName] = name.split('.');
  const { workflows, templates } = schema.setup?.automation ?? NOTHING;
  const object = schema.find(String(objectName));
  const workflow = workflows.find((one) => one.object === object?.name);
  const declared = workflow?.alerts.find(({ fullName }) => fullName === alertName);
  if (object === undefined || declared === undefined) throw new ActionInvalid(`no WorkflowAlert named ${name} found`);
  const names = new Set(templates.map(({ fullName }) => fullName));
  return { object, run: compileAlert({ object: object.name, templates: names }, declared) };
};

const send = (org: Org, caller: Caller, { alert, recordId }: AlertCall): void => {
  const { object, run } = alertNamed(org, alert);
  const record = org.byId(object.name, recordId);
  if (record === undefined) throw new ActionInvalid(`there is no ${object.label} ${recordId}`);
  run({ org, caller, object, record });
};

/**
 * Sends an email alert about a record, as a flow does.
 * @returns what stands in the way; undefined when it is sent
 * @throws Unsupported for merge fields that are not known
 */
export const sendAlert = (org: Org, caller: Caller, call: AlertCall): string | undefined => {
  try {
    send(org, caller, call);
    return undefined;
  } catch (invalid) {
    if (invalid instanceof ActionInvalid) return invalid.message;
    throw invalid;
  }
};
