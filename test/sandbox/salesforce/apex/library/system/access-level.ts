/**
 * AccessLevel: whether a query or save respects what the running user may see and do.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm
 */
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';

export class AccessLevel extends ApexValue {
  readonly mode: 'user' | 'system';

  constructor(mode: 'user' | 'system') {
    super();
    this.mode = mode;
  }

  override apexText(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

const USER_MODE = new AccessLevel('user');
const SYSTEM_MODE = new AccessLevel('system');

export const accessLevel = libraryClass({
  name: 'System.AccessLevel',
  holds: (value) => value instanceof AccessLevel,
  members: {
    'static System.AccessLevel USER_MODE': { get: () => USER_MODE },
    'static System.AccessLevel SYSTEM_MODE': { get: () => SYSTEM_MODE },
  },
});
