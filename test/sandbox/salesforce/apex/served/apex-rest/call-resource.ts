/**
 * Runs the method of a REST class that a call means, in a transaction of the calling user.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import type { Caller } from '../../../data/types.ts';
import { runningAccess } from '../../describe/access.ts';
import { RestError, restRefusals } from '../../../rest/rest-error.ts';
import { newRestResponse, restContext } from '../../library/system/rest/rest-context.ts';
import type { Program } from '../../program/program.ts';
import { ApexException, uncaught } from '../../runtime/exceptions.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import { resourceAt, restResources, type RestResource } from './rest-resources.ts';
import { answerOf, argumentsOf, requestObject, type ApexRestAnswer, type ApexRestCall } from './rest-values.ts';

const ROOT = '/services/apexrest';

const notFound = (path: string): RestError =>
  new RestError(404, [{ errorCode: 'NOT_FOUND', message: `Could not find a match for URL ${path}` }]);

/** What ended a call that no Apex caught. */
export const apexError = (exception: ApexException): RestError => {
  const message = `${exception['gettypename()']()}: ${exception['getmessage()']()}`;
  return new RestError(500, [
    { errorCode: 'APEX_ERROR', message: `${message}\n\n${exception['getstacktracestring()']()}` },
  ]);
};

type Target = { readonly resource: RestResource; readonly method: MethodInfo };

const targetOf = (program: Program, call: ApexRestCall): Target => {
  const resource = resourceAt(restResources(program.types), call.path);
  if (resource === undefined) throw notFound(call.path);
  const method = resource.methods.get(call.method);
  if (method === undefined) throw restRefusals.methodNotAllowed(call.method, [...resource.methods.keys()]);
  return { resource, method };
};

/** The class answers who has access to it; what it calls itself, it reaches in any case. */
const checkClassAccess = ({ resource }: Target): void => {
  if (runningAccess().mayEnter('ApexClass', resource.className)) return;
  const message = `You do not have access to the Apex class named: ${resource.className}`;
  throw new RestError(403, [{ errorCode: 'FORBIDDEN', message }]);
};

const callMethodOf = (program: Program, { resource, method }: Target, call: ApexRestCall): ApexRestAnswer => {
  const context = restContext();
  context.request = requestObject(call, ROOT + resource.urlMapping, method.parameters.length > 0);
  context.response = newRestResponse();
  const value = program.callStatic(resource.className, method.key, ...argumentsOf(method, call));
  return answerOf(method, { value, response: restContext().response });
};

/** Runs work in a transaction of that user, again and again until its callouts are answered. */
export type RunAs = <T>(caller: Caller, work: () => T) => Promise<T>;

/**
 * @param run opens the transaction
 * @returns what the class answers
 * @throws RestError with the platform's refusal, or 500 with what the class threw
 */
export const callResource = async (
  program: Program,
  run: RunAs,
  { caller, call }: { readonly caller: Caller; readonly call: ApexRestCall },
): Promise<ApexRestAnswer> => {
  const target = targetOf(program, call);
  try {
    return await run(caller, () => {
      checkClassAccess(target);
      return callMethodOf(program, target, call);
    });
  } catch (thrown) {
    const error = uncaught(thrown);
    throw error instanceof ApexException ? apexError(error) : error;
  }
};
