/** One declaration per `@AuraEnabled` method that a component uses; each can be called, and be wired. */

type ApexMethod<Input, Output> = ((input: Input) => Promise<Output>) &
  (new (dataCallback: (value: { data?: Output; error?: unknown }) => void) => import('lwc').WireAdapter<Input>);

type OrderStanding = {
  readonly orderId: string;
  readonly contractId?: string;
  readonly status: string;
  readonly statusName: string;
  readonly nextStep: string;
  readonly owedBy: string;
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly exceptionId?: string;
  readonly exceptionName?: string;
  readonly salesOrderNumber?: string;
  readonly netSuiteStatus?: string;
  readonly requestedAt?: string;
  readonly bookedAt?: string;
};

declare module '@salesforce/apex/OrderPathController.standing' {
  const standing: ApexMethod<{ orderId: string | undefined }, OrderStanding | null>;
  export default standing;
}

/** A data flow as `FlowHealth` tells it; Apex leaves out what is empty. */
type FlowHealth = {
  readonly name: string;
  readonly label: string;
  readonly direction?: string;
  readonly isPaused: boolean;
  readonly pausedAt?: string;
  readonly pausedBy?: string;
  readonly lastRunAt?: string;
  readonly backlog: number;
  readonly held: number;
  readonly lagSeconds?: number;
  readonly targetSeconds?: number;
  readonly isLate: boolean;
  readonly retrying: number;
  readonly parked: number;
  readonly decisions: readonly { readonly what: string; readonly who: string; readonly decidedAt: string }[];
};
type Health = {
  readonly flows: readonly FlowHealth[];
  readonly readAt: string;
  readonly canDecide: boolean;
  /** What an administrator has to correct in the settings of the flows. */
  readonly problems?: readonly string[];
};

declare module '@salesforce/apex/IntegrationHealthController.health' {
  const method: ApexMethod<Record<string, never>, Health>;
  export default method;
}

declare module '@salesforce/apex/IntegrationHealthController.decide' {
  const method: ApexMethod<{ flow: string; decision: string }, FlowHealth>;
  export default method;
}

/** An entry of the error log as `FailureController` reads it; Apex leaves out what is empty. */
type FailureEntry = {
  readonly Id: string;
  readonly Name: string;
  readonly OwnerId: string;
  readonly Owner?: { readonly Name: string };
  readonly Code__c: string;
  readonly Status__c: string;
  readonly Cause__c?: string;
  readonly Fix__c?: string;
  readonly ObjectName__c?: string;
  readonly RecordId__c?: string;
  readonly RecordName__c?: string;
  readonly FieldOrLine__c?: string;
  readonly AmountAtRisk__c?: number;
  readonly CurrencyCode__c?: string;
  readonly Subsidiary__c?: string;
  readonly Attempts__c?: number;
  readonly OccurredAt__c?: string;
  readonly Note__c?: string;
  readonly Payload__c?: string;
  readonly OriginalPayload__c?: string;
  readonly PayloadEditedBy__r?: { readonly Name: string };
  readonly PayloadEditedAt__c?: string;
  readonly PayloadReference__c?: string;
};
/** What the queue is narrowed to; without a criterion it does not count. */
type FailureFilter = {
  readonly failureClass?: string;
  readonly ownerId?: string;
  readonly code?: string;
  readonly entity?: string;
  readonly olderThanHours?: number;
  readonly isSettled?: boolean;
  readonly sortedBy?: string;
};
type FailurePage = {
  readonly entries: readonly FailureEntry[];
  readonly total: number;
  readonly atRisk: readonly { readonly currencyCode: string; readonly amount: number }[];
  readonly readAt: string;
};
type FailureChoice = { readonly value: string; readonly label: string };
type FailureChoices = {
  readonly owners: readonly FailureChoice[];
  readonly codes: readonly FailureChoice[];
  readonly entities: readonly FailureChoice[];
  readonly assignees: readonly FailureChoice[];
  readonly canDecide: boolean;
};
type PastFix = {
  readonly entryId: string;
  readonly recordName: string;
  readonly note: string;
  readonly settledAt?: string;
};
type FailureDetails = {
  readonly entry: FailureEntry;
  readonly explanation: {
    readonly meaning?: string;
    readonly firstStep?: string;
    readonly whoCan?: string;
    readonly pastFixes: readonly PastFix[];
  };
  readonly canReplay: boolean;
  readonly isSettled: boolean;
  readonly canEdit: boolean;
};
type FailureOutcomes = {
  readonly done: number;
  readonly entries: readonly { readonly entryId: string; readonly name: string }[];
  readonly left: readonly { readonly entryId: string; readonly name: string; readonly reason: string }[];
};

declare module '@salesforce/apex/FailureController.page' {
  const method: ApexMethod<{ filter: FailureFilter; skipped: number }, FailurePage>;
  export default method;
}

declare module '@salesforce/apex/FailureController.choices' {
  const method: ApexMethod<Record<string, never>, FailureChoices>;
  export default method;
}

declare module '@salesforce/apex/FailureController.detail' {
  const method: ApexMethod<{ entryId: string }, FailureDetails | null>;
  export default method;
}

declare module '@salesforce/apex/FailureController.sidecarPayload' {
  const method: ApexMethod<{ entryId: string }, string>;
  export default method;
}

declare module '@salesforce/apex/FailureController.replay' {
  const method: ApexMethod<{ entryIds: readonly string[] }, FailureOutcomes>;
  export default method;
}

declare module '@salesforce/apex/FailureController.reopen' {
  const method: ApexMethod<{ entryIds: readonly string[] }, FailureOutcomes>;
  export default method;
}

declare module '@salesforce/apex/FailureController.assign' {
  const method: ApexMethod<{ entryIds: readonly string[]; ownerId: string }, FailureOutcomes>;
  export default method;
}

declare module '@salesforce/apex/FailureController.resolve' {
  const method: ApexMethod<{ entryIds: readonly string[]; note: string }, FailureOutcomes>;
  export default method;
}

declare module '@salesforce/apex/FailureController.replayCorrected' {
  const method: ApexMethod<{ entryId: string; correctedValues: Readonly<Record<string, string>> }, FailureOutcomes>;
  export default method;
}

declare module '@salesforce/apex/FailureController.replayChosen' {
  const method: ApexMethod<
    { entryIds: readonly string[]; perMinute: number | undefined; isDryRun: boolean },
    FailureOutcomes
  >;
  export default method;
}

declare module '@salesforce/apex/FailureController.replayAll' {
  const method: ApexMethod<
    { filter: FailureFilter; perMinute: number | undefined; isDryRun: boolean },
    FailureOutcomes
  >;
  export default method;
}

type ActivationFinding = {
  readonly code?: string;
  readonly cause: string;
  readonly fix?: string;
  /** A role of the runbook, such as `rep`. */
  readonly owner?: string;
  readonly line?: number;
};

type ActivationResult = {
  readonly outcome: 'BOOKED' | 'ACCEPTED' | 'ON_HOLD' | 'REFUSED' | 'NO_ANSWER' | 'NO_ACCESS';
  readonly message: string;
  readonly salesOrderNumber?: string;
  readonly findings: readonly ActivationFinding[];
};

type ActivationStanding = {
  readonly outcome: 'NOT_POSSIBLE' | 'NOT_READY' | 'READY' | 'ACCEPTED' | 'ON_HOLD' | 'BOOKED';
  readonly message: string;
  readonly standing?: OrderStanding;
  readonly orderNumber?: string;
  readonly accountName?: string;
  readonly lines?: number;
  readonly total?: number;
  readonly currencyCode?: string;
};

declare module '@salesforce/apex/ContractActivationController.activate' {
  const activate: ApexMethod<{ contractId: string }, ActivationResult>;
  export default activate;
}

declare module '@salesforce/apex/ContractActivationController.standing' {
  const standing: ApexMethod<{ contractId: string }, ActivationStanding>;
  export default standing;
}

type TrailHop = {
  readonly kind: 'Opportunity' | 'Contract' | 'Order' | 'Invoice' | 'Payment';
  readonly recordId: string;
  readonly name: string;
  readonly state?: string;
  readonly moment?: string;
  readonly day?: string;
  readonly who?: string;
  readonly amount?: number;
  readonly currencyCode?: string;
  readonly isHere: boolean;
  readonly exceptionId?: string;
  readonly cause?: string;
  readonly fix?: string;
};

declare module '@salesforce/apex/RecordTrailController.trailOf' {
  const trailOf: ApexMethod<{ recordId: string | undefined }, readonly TrailHop[]>;
  export default trailOf;
}

type SyncReason = {
  readonly key: string;
  readonly why: string;
  readonly fix: string;
  readonly recordId?: string;
  readonly recordName?: string;
};

type SyncExplanation = {
  readonly state: 'IN_SYNC' | 'WAITING' | 'NOT_SYNCED' | 'EXCLUDED' | 'ON_HOLD';
  readonly since?: string;
  readonly netSuiteName?: string;
  readonly reasons: readonly SyncReason[];
};

declare module '@salesforce/apex/SyncController.explain' {
  const explain: ApexMethod<{ recordId: string | undefined }, SyncExplanation | null>;
  export default explain;
}
