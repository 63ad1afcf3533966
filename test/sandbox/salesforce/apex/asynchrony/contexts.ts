/** What the platform hands to jobs when it runs them: contexts that know the job. */
import { PlainObject } from '../library/system/plain-object.ts';
import { enumConstant, type EnumConstant } from '../values/enum-constant.ts';
import type { ApexException } from '../runtime/exceptions.ts';

export class QueueableContext extends PlainObject {
  constructor(jobId: string) {
    super('QueueableContext', { jobId });
  }

  'getjobid()'(): unknown {
    return this.get('jobId');
  }
}

export class SchedulableContext extends PlainObject {
  constructor(triggerId: string) {
    super('SchedulableContext', { triggerId });
  }

  'gettriggerid()'(): unknown {
    return this.get('triggerId');
  }
}

export class BatchableContext extends PlainObject {
  constructor(jobId: string, childJobId: string) {
    super('Database.BatchableContext', { jobId, childJobId });
  }

  'getjobid()'(): unknown {
    return this.get('jobId');
  }

  'getchildjobid()'(): unknown {
    return this.get('childJobId');
  }
}

const result = (exception: ApexException | null): EnumConstant =>
  exception === null
    ? enumConstant('ParentJobResult', 'SUCCESS', 0)
    : enumConstant('ParentJobResult', 'UNHANDLED_EXCEPTION', 1);

export class FinalizerContext extends PlainObject {
  readonly #exception: ApexException | null;

  constructor(facts: { jobId: string; requestId: string; exception: ApexException | null }) {
    super('FinalizerContext', { asyncApexJobId: facts.jobId, requestId: facts.requestId });
    this.#exception = facts.exception;
  }

  'getasyncapexjobid()'(): unknown {
    return this.get('asyncApexJobId');
  }

  'getrequestid()'(): unknown {
    return this.get('requestId');
  }

  'getexception()'(): ApexException | null {
    return this.#exception;
  }

  'getresult()'(): EnumConstant {
    return result(this.#exception);
  }
}
