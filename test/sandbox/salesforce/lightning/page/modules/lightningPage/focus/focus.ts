/** Where the keyboard is. */

/** Whether the focus goes to somewhere outside of what listens; a click on nothing that takes focus counts. */
export const isLeaving = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  !(currentTarget instanceof Element && relatedTarget instanceof Node && currentTarget.contains(relatedTarget));
