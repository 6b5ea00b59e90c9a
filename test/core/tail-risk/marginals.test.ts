import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { forecast } from '../../../src-core/tail-risk/forecast.ts';
import { tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';

const days = 400;
const count = 4;
const stream = createStream(8, 0);
const rows = Array.from({ length: count }, () => new Float64Array(days));
for (let day = 0; day < days; day++) {
  const market = stream.normal();
  rows.forEach((row, i) => (row[day] = 0.004 * (market + (1 + 0.3 * i) * stream.normal()) + 0.0002));
}
const weights = [0.5, 0.3, -0.2, 0.4];
const security = (index: number) => rows[index]!;
const portfolioOf = (of: readonly number[]) =>
  Float64Array.from({ length: days }, (_, day) => rows.reduce((sum, row, i) => sum + of[i]! * row[day]!, 0));
const confidence = 0.975;

describe.each([
  'historical',
  'age-weighted',
  'volatility-weighted',
  'gaussian',
  'cornish-fisher',
  'ewma',
  'monte-carlo-normal',
])('marginals of %s', (id) => {
  const method = tailRiskMethods.get(id)!;
  const fit = (of: readonly number[]) => {
    const holdings = { weights: Float64Array.from(of), security };
    return { holdings, made: forecast(method, portfolioOf(of), { scenarios: 5000 }, holdings).distribution! };
  };
  const { holdings, made } = fit(weights);
  const marginals = made.marginalsAt!(holdings, confidence)!;

  it('times the weights add up to VaR and ES', () => {
    const total = (of: Float64Array) => weights.reduce((sum, weight, i) => sum + weight * of[i]!, 0);
    expect(total(marginals.var)).toBeCloseTo(-made.quantile(1 - confidence), 13);
    expect(total(marginals.es)).toBeCloseTo(made.expectedShortfall(confidence), 13);
  });

  it('are what VaR and ES change by with a weight, the method fitted again', () => {
    const step = 1e-6;
    weights.forEach((_, i) => {
      const moved = (by: number) => fit(weights.map((weight, j) => (j === i ? weight + by : weight))).made;
      const [up, down] = [moved(step), moved(-step)];
      const slope = (up.expectedShortfall(confidence) - down.expectedShortfall(confidence)) / (2 * step);
      expect(marginals.es[i]!).toBeCloseTo(slope, 6);
      const slopeOfVar = (down.quantile(1 - confidence) - up.quantile(1 - confidence)) / (2 * step);
      expect(marginals.var[i]!).toBeCloseTo(slopeOfVar, 6);
    });
  });
});
