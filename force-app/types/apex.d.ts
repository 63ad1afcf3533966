/** One declaration per `@AuraEnabled` method that a component uses; each can be called, and be wired. */

type ApexMethod<Input, Output> = ((input: Input) => Promise<Output>) &
  (new (dataCallback: (value: { data?: Output; error?: unknown }) => void) => import('lwc').WireAdapter<Input>);
