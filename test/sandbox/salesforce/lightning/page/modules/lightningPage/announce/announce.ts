/** Messages over the page, from modules that are no components. */
import { ShowToastEvent, type ToastDetail } from 'lightning/platformShowToastEvent';

export const announce = (detail: ToastDetail): void => void document.body.dispatchEvent(new ShowToastEvent(detail));
