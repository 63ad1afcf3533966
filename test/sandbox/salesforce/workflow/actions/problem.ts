/** What is wrong with the declaration of an action, for a deploy to refuse it. */
export class ActionInvalid extends Error {}
