/** Texts with merge fields: `Order {!$Record.OrderNumber} of {!Find_account.Name}`. */
import { textOfValue } from './value-text.ts';

const FIELD = /\{!\s*([^{}]+?)\s*\}/g;

/** @param read what stands for a reference */
export const mergeText = (text: string, read: (reference: string) => unknown): string =>
  text.replaceAll(FIELD, (_all, reference: string) => textOfValue(read(reference)));
