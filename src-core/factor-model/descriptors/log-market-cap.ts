import { type Descriptor } from './descriptor.ts';

export const logMarketCap: Descriptor = {
  id: 'logMarketCap',
  label: 'Log market cap',
  inputs: ['market cap'],
  formula: 'ln(close × shares outstanding), base currency',
  source: 'Menchero, Orr & Wang (2011), USE4 Methodology Notes: LNCAP',
  measure({ data, from, to }, values) {
    const { securities, dates, baseMarketCaps } = data;
    for (let i = 0; i < securities; i++) {
      const start = i * dates.length;
      for (let t = from; t < to; t++) {
        const cap = baseMarketCaps[start + t]!;
        values[(t - from) * securities + i] = cap > 0 ? Math.log(cap) : NaN;
      }
    }
  },
  reasonMissing: () => 'missing-market-cap',
};
