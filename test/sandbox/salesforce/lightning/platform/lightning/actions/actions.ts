/** What a quick action's component says to what shows it. https://developer.salesforce.com/docs/platform/lwc/guide/use-quick-actions.html */

/** What the page listens for. */
export const CLOSE_ACTION_SCREEN = 'lightning__actionsclosescreen';

export class CloseActionScreenEvent extends CustomEvent<unknown> {
  constructor(options: CustomEventInit = {}) {
    super(CLOSE_ACTION_SCREEN, { ...options, bubbles: true, composed: true });
  }
}
