/** The bar at the top: where one is at home, what there is news of, and who one is. */
import { LightningElement } from 'lwc';

export default class GlobalHeader extends LightningElement {}
