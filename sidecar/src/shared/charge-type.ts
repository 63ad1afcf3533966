/** How a line is charged, in the words of both sides. */
export const CHARGE_TYPES = ['Recurring', 'Usage', 'One-Time'] as const;
