/** Types of the modules that only an org provides, as far as the types packages leave them out. */
import '@salesforce/lightning-types';
