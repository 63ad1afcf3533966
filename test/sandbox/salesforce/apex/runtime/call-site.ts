/**
 * Where a call of the class Database stands: what its code runs as, and the variables that binds of a query given as text may
 * name. Generated code passes it after the arguments of such a call.
 */
import type { CodeSharing } from '../compiler/query-site.ts';
import { apexException } from './exceptions.ts';

export type CallAccess = 'user' | 'system';

export class CallSite {
  readonly access: CallAccess;
  readonly sharing: CodeSharing;
  /** The value of a variable in sight, by its name in any case. @throws System.QueryException when there is none */
  readonly find: (name: string) => unknown;

  /** @param variables by lower-case name; read only when asked for */
  constructor(
    { access, sharing }: { readonly access: CallAccess; readonly sharing: CodeSharing },
    variables: Readonly<Record<string, () => unknown>> = {},
  ) {
    this.access = access;
    this.sharing = sharing;
    this.find = (name) => {
      const read = variables[name.toLowerCase()];
      if (read === undefined) throw apexException('System.QueryException', `Variable does not exist: ${name}`);
      return read();
    };
  }
}

const NOWHERE = new CallSite({ access: 'system', sharing: 'without' });

/** The call site behind the arguments; without one, code runs in system mode and has no variables. */
export const callSiteOf = (args: readonly unknown[]): CallSite => {
  const last = args.at(-1);
  return last instanceof CallSite ? last : NOWHERE;
};
