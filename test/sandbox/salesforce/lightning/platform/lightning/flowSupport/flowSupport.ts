/** What a component on a flow screen says to the flow. https://developer.salesforce.com/docs/platform/lwc/guide/use-flow.html */

/** An output of the component has another value. */
export class FlowAttributeChangeEvent extends CustomEvent<{
  readonly attributeName: string;
  readonly newValue: unknown;
}> {
  constructor(attributeName: string, newValue: unknown) {
    super('_attributechange', { detail: { attributeName, newValue }, bubbles: true, composed: true, cancelable: true });
  }
}

export type FlowMove = 'NEXT' | 'BACK' | 'FINISH' | 'PAUSE';

/** What the page listens for, with the way to go in `detail.action`. */
export const FLOW_NAVIGATION = '_flownavigation';

class FlowNavigationEvent extends CustomEvent<{ readonly action: FlowMove }> {
  constructor(action: FlowMove) {
    super(FLOW_NAVIGATION, { detail: { action }, bubbles: true, composed: true, cancelable: true });
  }
}

export class FlowNavigationNextEvent extends FlowNavigationEvent {
  constructor() {
    super('NEXT');
  }
}

export class FlowNavigationBackEvent extends FlowNavigationEvent {
  constructor() {
    super('BACK');
  }
}

export class FlowNavigationFinishEvent extends FlowNavigationEvent {
  constructor() {
    super('FINISH');
  }
}

export class FlowNavigationPauseEvent extends FlowNavigationEvent {
  constructor() {
    super('PAUSE');
  }
}
