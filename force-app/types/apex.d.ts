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
type Health = { readonly flows: readonly FlowHealth[]; readonly readAt: string; readonly canDecide: boolean };

declare module '@salesforce/apex/IntegrationHealthController.health' {
  const method: ApexMethod<Record<string, never>, Health>;
  export default method;
}

declare module '@salesforce/apex/IntegrationHealthController.decide' {
  const method: ApexMethod<{ flow: string; decision: string }, FlowHealth>;
  export default method;
}
