import type { Request } from 'express';
import type { Caller, Org } from '../data/types.ts';

/** What every group of routes under `/services/data/vNN.0` is given. */
export type RestNeeds = {
  readonly org: Org;
  /** The user behind the request's access token, which has already been checked. */
  callerOf(request: Request): Caller;
  /** `68.0`, from the request's path. */
  apiVersionOf(request: Request): string;
};
