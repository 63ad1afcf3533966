/**
 * What a deploy says about a flow it refuses. Most messages name the element and its kind in front: `Send (Action) - …`.
 */
export type FlowProblem = {
  readonly file: string;
  /** API name of the flow. */
  readonly flow: string;
  readonly message: string;
};

/** An element or a resource as messages name it. */
export type Named = { readonly name: string; readonly kind: string };

/** @param kind `Action`, `Decision`: what the builder calls it */
export const aboutElement = ({ name, kind }: Named, text: string): string => `${name} (${kind}) - ${text}`;

/** What the platform reports without naming an element. */
export const aboutFlow = (text: string): string => `field integrity exception: unknown (${text})`;
