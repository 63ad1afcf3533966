/** Shows the messages that components send: those of `lightning/platformShowToastEvent` as the base components' own toasts. */
import Toast from 'lightning/toast';
import { SHOW_TOAST, type ToastDetail } from 'lightning/platformShowToastEvent';

type Link = { readonly url: string; readonly label: string };

const isLink = (part: string | Link): part is Link => typeof part !== 'string';

/** Texts stand where their numbers are; links become links at the places of theirs. */
const filledIn = (message: string, data: readonly (string | Link)[]): string =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => {
    const part = data[Number(index)];
    return part === undefined || isLink(part) ? place : part;
  });

const isPlain = (detail: unknown): detail is ToastDetail =>
  typeof detail === 'object' && detail !== null && !('toast' in detail);

/** `pester` stands for what goes by itself. */
const MODES: Readonly<Record<string, string>> = { sticky: 'sticky' };

/** A toast has a label; a message without a title is one. */
const wordsOf = ({ title, message = '', messageData = [] }: ToastDetail): object => {
  if (title === '' || message === '') return { label: title === '' ? filledIn(message, messageData) : title };
  return { label: title, message: filledIn(message, messageData), messageLinks: messageData };
};

const show = (detail: ToastDetail): void => {
  const { variant = 'info', mode = '' } = detail;
  Toast.show({ ...wordsOf(detail), variant, mode: MODES[mode] ?? 'dismissible' });
};

/** Listens from now on, before the base components' own listener, which knows only their own events. */
export const showToasts = (): void => {
  window.addEventListener(
    SHOW_TOAST,
    (event) => {
      if (!(event instanceof CustomEvent) || !isPlain(event.detail)) return;
      event.stopImmediatePropagation();
      show(event.detail);
    },
    { capture: true },
  );
};
