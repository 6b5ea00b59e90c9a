import { describe, expect, it } from 'vitest';
import { specificBiases } from '../../../../src-core/factor-model/specific-risk/specific-bias.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const days = 200;
const securities = 5;
const halfLife = 84;
const stream = createStream(4, 0);
const histories = Float64Array.from({ length: days * securities }, () =>
  stream.uniform() < 0.1 ? NaN : 0.02 * stream.normal(),
);
const caps = Float64Array.of(1, 2, 4, 8, 16);

describe('the squared biases of specific returns', () => {
  const biases = specificBiases(histories, days, securities, caps, halfLife);

  it('are the cap-weighted mean square of residuals in units of the volatility forecast the day before', () => {
    const t = 150;
    let wanted = 0;
    let capsOfDay = 0;
    for (let i = 0; i < securities; i++) {
      const own = histories.subarray(i * days, (i + 1) * days);
      if (Number.isNaN(own[t]!)) continue;
      let squares = 0;
      let total = 0;
      for (let s = 0; s < t; s++) {
        if (Number.isNaN(own[s]!)) continue;
        squares += 0.5 ** ((t - 1 - s) / halfLife) * own[s]! ** 2;
        total += 0.5 ** ((t - 1 - s) / halfLife);
      }
      wanted += (caps[i]! * own[t]! ** 2) / (squares / total);
      capsOfDay += caps[i]!;
    }
    expect(biases[t]! / (wanted / capsOfDay)).toBeCloseTo(1, 11);
  });

  it('do not know the days after', () => {
    const changed = histories.map((value, cell) => (cell % days >= 120 ? 3 * value : value));
    const again = specificBiases(changed, days, securities, caps, halfLife);
    expect([...again.subarray(0, 120)]).toEqual([...biases.subarray(0, 120)]);
    expect(again[120]! / biases[120]!).toBeCloseTo(9, 10);
  });

  it('are missing until some security has 63 residuals', () => {
    expect(biases.subarray(0, 63).every(Number.isNaN)).toBe(true);
    expect(biases.findIndex((bias) => !Number.isNaN(bias))).toBeLessThan(80);
  });
});
