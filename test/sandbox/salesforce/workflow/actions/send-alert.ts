import type { Caller, Org } from '../../data/types.ts';
import { compileAlert } from './alert.ts';
import { ActionInvalid } from './problem.ts';

export type AlertCall = {
  /** `Order.Tell_Owner` */
  readonly alert: string;
  readonly recordId: string;
};

/**
 * Sends an email alert about a record, as a flow does.
 * @returns what stands in the way; undefined when it is sent
 * @throws Unsupported for merge fields that are not known
 */
export const sendAlert = (org: Org, caller: Caller, { alert, recordId }: AlertCall): string | undefined => {
  const [objectName = '', name] = alert.split('.');
  const { workflows = [], templates = [] } = org.schema.setup?.automation ?? {};
  const object = org.schema.find(objectName);
  const declared = workflows
    .find((one) => one.object === object?.name)
    ?.alerts.find(({ fullName }) => fullName === name);
  const record = object === undefined ? undefined : org.byId(object.name, recordId);
  if (object === undefined || declared === undefined) return `no WorkflowAlert named ${alert} found`;
  if (record === undefined) return `there is no ${object.label} ${recordId}`;
  try {
    const names = new Set(templates.map(({ fullName }) => fullName));
    compileAlert({ object: object.name, templates: names }, declared)({ org, caller, object, record });
    return undefined;
  } catch (invalid) {
    if (invalid instanceof ActionInvalid) return invalid.message;
    throw invalid;
  }
};
