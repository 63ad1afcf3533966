/** Number types by how much they hold: the wider operand decides the type of a result. */
import type { ApexType } from '../../types/type.ts';

const WIDTH = ['Integer', 'Long', 'Double', 'Decimal'];

export const isNumber = (type: ApexType): boolean => WIDTH.includes(type.name);

export const wider = (one: ApexType, other: ApexType): ApexType =>
  WIDTH.indexOf(one.name) >= WIDTH.indexOf(other.name) ? one : other;
