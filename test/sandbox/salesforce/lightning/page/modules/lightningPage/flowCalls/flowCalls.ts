/** Screen flows as the org runs them: each step of an interview is a call, and its answer the next screen. */
import { callOrg } from 'lightningPlatform/orgCall';

export type FlowChoice = { readonly label: string; readonly value: unknown };

export type FlowField = {
  readonly name: string;
  readonly kind: string;
  readonly label?: string;
  readonly text?: string;
  readonly help?: string;
  readonly value?: unknown;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly scale?: number;
  readonly several?: boolean;
  readonly choices?: readonly FlowChoice[];
  readonly component?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly string[];
  readonly fieldType?: string;
  readonly errors?: readonly string[];
  readonly fields?: readonly FlowField[];
};

export type FlowScreen = {
  readonly name: string;
  readonly label: string;
  readonly flowLabel: string;
  readonly showHeader: boolean;
  readonly showFooter: boolean;
  readonly help?: string;
  readonly fields: readonly FlowField[];
  readonly buttons: Readonly<Partial<Record<FlowButton, string>>>;
};

export type FlowButton = 'next' | 'finish' | 'back' | 'pause';

export type FlowAnswer = {
  readonly id?: string;
  readonly status: 'screen' | 'finished' | 'paused' | 'failed';
  readonly screen?: FlowScreen;
  readonly message?: string;
  readonly details?: unknown;
};

type Values = Readonly<Record<string, unknown>>;

const ROOT = '/sandbox/flow-interviews';

export type FlowStart = {
  readonly flow: string;
  readonly inputs: Values;
  /** Of the page that starts it: given to the flow if it has a variable for it. */
  readonly recordId: string | undefined;
};

export const startFlow = (start: FlowStart): Promise<FlowAnswer> =>
  callOrg({ method: 'POST', path: ROOT, body: start });

export const stepFlow = (id: string, button: FlowButton | 'refresh', values: Values): Promise<FlowAnswer> =>
  callOrg({ method: 'POST', path: `${ROOT}/${id}/${button}`, body: { values } });
