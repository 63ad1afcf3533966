/** Where the keyboard is. */

/** Whether the focus goes to somewhere outside of what listens; a click on nothing that takes focus counts. */
export const isLeaving = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  !(currentTarget instanceof Element && relatedTarget instanceof Node && currentTarget.contains(relatedTarget));

/** What has the focus, in whatever component; undefined when nothing has. */
export const focusedElement = (): HTMLElement | undefined => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement && found !== document.body ? found : undefined;
};
