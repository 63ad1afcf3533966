/** What goes wrong in an element of a flow: it takes the fault path, or ends the interview when there is none. */
export class FlowFault extends Error {
  readonly details: unknown;

  /** @param message as `$Flow.FaultMessage` shows it @param details what was thrown, when it was an exception */
  constructor(message: string, details?: unknown) {
    super(message);
    this.name = 'FlowFault';
    this.details = details;
  }
}
