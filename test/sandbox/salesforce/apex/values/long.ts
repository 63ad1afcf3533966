/** Long arithmetic: 64 bits that wrap, as bigint. Null operands are null pointer exceptions. */
import { apexException, nullPointer } from '../runtime/exceptions.ts';

type Operand = bigint | null;

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);
const divideByZero = () => apexException('System.MathException', 'Divide by 0');

const onBoth =
  (operation: (left: bigint, right: bigint) => bigint) =>
  (left: Operand, right: Operand): bigint => {
    if (left === null || right === null) throw nullPointer();
    return wrap(operation(left, right));
  };

export const addLong = onBoth((left, right) => left + right);
export const subtractLong = onBoth((left, right) => left - right);
export const multiplyLong = onBoth((left, right) => left * right);
export const andLong = onBoth((left, right) => left & right);
export const orLong = onBoth((left, right) => left | right);
export const xorLong = onBoth((left, right) => left ^ right);

/** Cuts towards zero. @throws System.MathException */
export const divideLong = onBoth((left, right) => {
  if (right === 0n) throw divideByZero();
  return left / right;
});

/** Has the sign of the dividend. @throws System.MathException */
export const moduloLong = onBoth((left, right) => {
  if (right === 0n) throw divideByZero();
  return left % right;
});

export const shiftLeftLong = onBoth((value, bits) => value << (bits & 63n));
export const shiftRightLong = onBoth((value, bits) => value >> (bits & 63n));
/** `>>>`: zeros come in from the left. */
export const shiftRightUnsignedLong = onBoth((value, bits) => BigInt.asUintN(64, value) >> (bits & 63n));

export const negateLong = (value: Operand): bigint => {
  if (value === null) throw nullPointer();
  return wrap(-value);
};

export const complementLong = (value: Operand): bigint => {
  if (value === null) throw nullPointer();
  return ~value;
};

/** Java's hash of a long. */
export const longHash = (value: bigint): number =>
  Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
