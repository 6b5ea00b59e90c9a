import { type Descriptor } from './descriptor.ts';

const monthDays = 21;
const months = 12;
/** Fewest returns among the 252 of the window. */
const fewestReturns = 200;

export const cumulativeRange: Descriptor = {
  id: 'cumulativeRange',
  label: 'Cumulative range',
  inputs: ['prices'],
  formula: 'max − min of the cumulative log return over the last 1, 2 … 12 months',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: CMRA',
  measure({ data, from, to }, values) {
    const { securities, dates, logReturns, observed } = data;
    const span = monthDays * months;
    const first = Math.max(0, from - span);
    // Cumulative log return since the first date that a window of this block reaches back to.
    const sums = new Float64Array(to - first);
    for (let i = 0; i < securities; i++) {
      const start = i * dates.length;
      for (let t = first + 1; t < to; t++) sums[t - first] = sums[t - first - 1]! + logReturns[start + t]!;
      for (let t = from; t < to; t++) {
        const cell = (t - from) * securities + i;
        values[cell] = NaN;
        if (t < span || observed[start + t]! - observed[start + t - span]! < fewestReturns) continue;
        let lowest = Infinity;
        let highest = -Infinity;
        for (let month = 1; month <= months; month++) {
          const past = sums[t - month * monthDays - first]!;
          if (past < lowest) lowest = past;
          if (past > highest) highest = past;
        }
        values[cell] = highest - lowest;
      }
    }
  },
  reasonMissing: () => 'missing-history',
};
