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
    const { securities, dates, logSums, observed } = data;
    const span = monthDays * months;
    for (let i = 0; i < securities; i++) {
      const start = i * dates.length;
      for (let t = from; t < to; t++) {
        const cell = (t - from) * securities + i;
        values[cell] = NaN;
        if (t < span || observed[start + t]! - observed[start + t - span]! < fewestReturns) continue;
        let lowest = Infinity;
        let highest = -Infinity;
        for (let month = 1; month <= months; month++) {
          const past = logSums[start + t - month * monthDays]!;
          if (past < lowest) lowest = past;
          if (past > highest) highest = past;
        }
        values[cell] = highest - lowest;
      }
    }
  },
  reasonMissing: () => 'missing-history',
};
