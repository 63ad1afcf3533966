/** The log as capabilities see it: a fixed message, data as fields, no bodies and no secrets. */
export type LogFields = {
  readonly correlationId?: string | undefined;
  readonly journey: string;
  readonly step: string;
  readonly outcome: string;
  readonly [field: string]: unknown;
};
export type Log = {
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields, message: string) => void;
};
