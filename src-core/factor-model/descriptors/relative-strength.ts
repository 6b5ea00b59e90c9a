import { type Descriptor } from './descriptor.ts';

const firstLag = 22;
const lastLag = 252;
const halfLife = 126;
/** Fewest returns among the 231 of the window. */
const fewestReturns = 185;

export const relativeStrength: Descriptor = {
  id: 'relativeStrength',
  label: 'Relative strength',
  inputs: ['prices'],
  formula: 'Σ wₛ·ln(1 + rₛ) for s from t − 252 to t − 22, half-life 126',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: RSTR; Jegadeesh & Titman (1993)',
  measure({ data, from, to }, values) {
    const { securities, dates, logReturns, observed } = data;
    const days = dates.length;
    const decay = 0.5 ** (1 / halfLife);
    const length = lastLag - firstLag + 1;
    const lastWeight = decay ** length;
    // The first date whose return enters a window of this block.
    const first = Math.max(0, from - lastLag);
    for (let i = 0; i < securities; i++) {
      const start = i * days;
      let sum = 0;
      for (let t = from; t < to; t++) values[(t - from) * securities + i] = NaN;
      for (let s = first; s < to - firstLag; s++) {
        sum = decay * sum + logReturns[start + s]!;
        const left = s - length;
        if (left >= first) sum -= lastWeight * logReturns[start + left]!;
        const t = s + firstLag;
        if (t < from || t <= lastLag) continue;
        const known = observed[start + s]! - observed[start + s - length]!;
        if (known >= fewestReturns) values[(t - from) * securities + i] = sum;
      }
    }
  },
  reasonMissing: () => 'missing-history',
};
