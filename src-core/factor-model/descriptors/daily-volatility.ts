import { type Descriptor } from './descriptor.ts';

const window = 252;
const halfLife = 42;
const fewestReturns = 60;

export const dailyVolatility: Descriptor = {
  id: 'dailyVolatility',
  label: 'Daily volatility',
  inputs: ['prices'],
  formula: 'exponentially weighted standard deviation of daily returns, 252 days, half-life 42',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: DASTD',
  measure({ data, from, to }, values) {
    const { securities, dates, returns } = data;
    const decay = 0.5 ** (1 / halfLife);
    const lastWeight = decay ** window;
    const first = Math.max(0, from - window + 1);
    for (let i = 0; i < securities; i++) {
      const start = i * dates.length;
      let count = 0;
      let weight = 0;
      let sum = 0;
      let squares = 0;
      for (let t = first; t < to; t++) {
        weight *= decay;
        sum *= decay;
        squares *= decay;
        const value = returns[start + t]!;
        if (value === value) {
          count++;
          weight += 1;
          sum += value;
          squares += value * value;
        }
        const left = t - window;
        if (left >= first) {
          const old = returns[start + left]!;
          if (old === old) {
            count--;
            weight -= lastWeight;
            sum -= lastWeight * old;
            squares -= lastWeight * old * old;
          }
        }
        if (t < from) continue;
        const mean = sum / weight;
        values[(t - from) * securities + i] =
          count < fewestReturns ? NaN : Math.sqrt(Math.max(0, squares / weight - mean * mean));
      }
    }
  },
  reasonMissing: () => 'missing-history',
};
