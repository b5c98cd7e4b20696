import type { BalanceReading } from '../model.js';
import { at as fieldAt, parsed } from './field.js';

/**
 * Reads a balance out of the body of an answer.
 * @returns the amount, or `null` where the body has another form
 */
export function balanceIn(body: string, { at, minus }: BalanceReading): number | null {
  const root = parsed(body);
  const amount = amountOf(fieldAt(root, at));
  if (minus === undefined) return amount;
  const used = amountOf(fieldAt(root, minus));
  return amount === null || used === null ? null : round(amount - used);
}

/** A number, or a decimal string: money often travels as one. */
function amountOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,12})?$/.test(value) ? Number(value) : null;
}

/** Takes the dust of binary fractions off a difference. */
function round(amount: number): number {
  return Math.round(amount * 1e9) / 1e9;
}
