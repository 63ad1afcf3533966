/**
 * Integer arithmetic: 32 bits that wrap, as numbers. Null operands are null pointer exceptions.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
import { apexException, nullPointer } from '../runtime/exceptions.ts';

type Operand = number | null;

const divideByZero = () => apexException('System.MathException', 'Divide by 0');

export const addInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return (left + right) | 0;
};

export const subtractInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return (left - right) | 0;
};

export const multiplyInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return Math.imul(left, right);
};

/** Cuts towards zero. @throws System.MathException */
export const divideInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  if (right === 0) throw divideByZero();
  return (left / right) | 0;
};

/** Has the sign of the dividend. @throws System.MathException */
export const moduloInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  if (right === 0) throw divideByZero();
  return (left % right) | 0;
};

export const negateInteger = (value: Operand): number => {
  if (value === null) throw nullPointer();
  return -value | 0;
};

export const complementInteger = (value: Operand): number => {
  if (value === null) throw nullPointer();
  return ~value;
};

export const shiftLeftInteger = (value: Operand, bits: Operand): number => {
  if (value === null || bits === null) throw nullPointer();
  return value << bits;
};

export const shiftRightInteger = (value: Operand, bits: Operand): number => {
  if (value === null || bits === null) throw nullPointer();
  return value >> bits;
};

/** `>>>`: zeros come in from the left. */
export const shiftRightUnsignedInteger = (value: Operand, bits: Operand): number => {
  if (value === null || bits === null) throw nullPointer();
  return (value >>> bits) | 0;
};

export const andInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return left & right;
};

export const orInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return left | right;
};

export const xorInteger = (left: Operand, right: Operand): number => {
  if (left === null || right === null) throw nullPointer();
  return left ^ right;
};
