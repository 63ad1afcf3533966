/**
 * `/lightning/apex`: runs an `@AuraEnabled` method for a component, as the person at the browser.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-call-imperative.html
 */
import { z } from 'zod';
import type { Caller } from '../../data/types.ts';
import { readJson } from '../../apex/library/system/json/read-json.ts';
import { readTyped } from '../../apex/library/system/json/typed.ts';
import { runningAccess } from '../../apex/describe/access.ts';
import { ApexException, isApexException, uncaught } from '../../apex/runtime/exceptions.ts';
import { Limits } from '../../apex/runtime/limits.ts';
import type { ServedApex } from '../../apex/served/served-apex.ts';
import type { Annotation } from '../../apex/syntax/ast.ts';
import type { ClassInfo, MethodInfo } from '../../apex/types/class-info.ts';
import { restRefusals } from '../../rest/rest-error.ts';
import { auraJson } from './aura-json.ts';
import { apexFailure, AuraRefused, type AuraFailure } from './aura-failure.ts';

const apexCall = z.strictObject({
  className: z.string(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

type ApexCall = z.infer<typeof apexCall>;

type Target = { readonly owner: ClassInfo; readonly method: MethodInfo; readonly isCacheable: boolean };

const enabledBy = (method: MethodInfo): Annotation | undefined =>
  method.declaration?.modifiers.annotations.find(({ name }) => name === 'auraenabled');

/** @throws AuraRefused when there is no such method for components */
const targetOf = ({ apex }: ServedApex, { className, method }: ApexCall): Target => {
  const owner = apex.program.types.userClasses().find(({ name }) => name.toLowerCase() === className.toLowerCase());
  if (owner === undefined) {
    throw new AuraRefused(404, `Unable to find Apex action class referenced as '${className}'.`);
  }
  for (const one of [...owner.methods().values()].flat()) {
    const annotation = enabledBy(one);
    if (one.name.toLowerCase() !== method.toLowerCase() || annotation === undefined || !one.static) continue;
    return { owner, method: one, isCacheable: annotation.parameters.cacheable === 'true' };
  }
  throw new AuraRefused(404, `Unable to find Apex action method referenced as '${className}.${method}'.`);
};

const argumentsOf = ({ parameters }: MethodInfo, params: ApexCall['params']): readonly unknown[] =>
  parameters.map(({ name, type }) => {
    const value = params[name];
    return value === undefined ? null : readTyped({ isStrict: false }, readJson(JSON.stringify(value)), type);
  });

/** Values that do not fit are the caller's mistake. */
const readArguments = ({ method, owner }: Target, params: ApexCall['params']): readonly unknown[] => {
  try {
    return argumentsOf(method, params);
  } catch (error) {
    if (!isApexException(error, 'JSONException')) throw error;
    const message = `Invalid value for a parameter of ${owner.name}.${method.name}: ${error['getmessage()']()}`;
    throw new AuraRefused(500, message);
  }
};

/** What is kept by a browser may be read again at any time, so it may change nothing. */
const readOnly = (): Limits => new Limits('synchronous', { dmlStatements: 0, publishImmediate: 0, queueableJobs: 0 });

/** As on the platform, a call that fails is answered as well as one that does not: how it went stands inside. */
const envelope = (status: number, json: string): string => `{"status":${status},"body":${json}}`;

const failed = ({ status, body }: AuraFailure): string => envelope(status, JSON.stringify(body));

const failureOf = (thrown: unknown): string => {
  if (thrown instanceof AuraRefused) return failed({ status: thrown.status, body: { message: thrown.message } });
  const error = uncaught(thrown);
  if (error instanceof ApexException) return failed(apexFailure(error));
  throw error;
};

const callApex = async (served: ServedApex, caller: Caller, call: ApexCall): Promise<string> => {
  try {
    const target = targetOf(served, call);
    const { owner, method, isCacheable } = target;
    const json = await served.run({ caller, quiddity: 'AURA' }, (transaction) => {
      if (!runningAccess().mayEnter('ApexClass', owner.name)) {
        throw new AuraRefused(403, `You do not have access to the Apex class named '${owner.name}'.`);
      }
      if (isCacheable) transaction.limits = readOnly();
      return auraJson(served.apex.program.callStatic(owner.name, method.key, ...readArguments(target, call.params)));
    });
    return envelope(200, json);
  } catch (thrown) {
    return failureOf(thrown);
  }
};

/**
 * @param body names class, method and parameters
 * @returns the method's result, or how it failed, with a status, as JSON
 * @throws RestError for a body that names no method
 */
export const answerApex = (served: ServedApex, caller: Caller, body: unknown): Promise<string> => {
  const call = apexCall.safeParse(body);
  if (!call.success) throw restRefusals.unreadable('The call names no Apex method.');
  return callApex(served, caller, call.data);
};
