import { referenceReturns } from '../reference-generator.ts';

/** Returns of the reference generator, one row a security, days side by side. */
export function generatedReturns(input: { seed: number; T: number; N: number; sectors: number }): Float64Array {
  const { T: days, N: securities } = input;
  const byDay = referenceReturns(input);
  const bySecurity = new Float64Array(days * securities);
  for (let t = 0; t < days; t++) {
    for (let i = 0; i < securities; i++) bySecurity[i * days + t] = byDay[t * securities + i]!;
  }
  return bySecurity;
}
