import { expect, it } from 'vitest';
import { bootstrapMeans } from '../../../src-core/backtest/comparison/bootstrap-means.ts';
import { modelConfidenceSet } from '../../../src-core/backtest/comparison/model-confidence-set.ts';
import { mean, sampleVariance } from '../../../src-core/numerics/moments.ts';
import reference from '../../reference/model_confidence_set.json' with { type: 'json' };
import { referenceDraws } from './reference-draws.ts';

const { inputs, expected, tolerance } = reference;
const models = inputs.means.length;
const { days } = inputs;

function referenceLosses(): Float64Array {
  const { z } = referenceDraws(inputs.seed);
  const losses = new Float64Array(models * days);
  let common = 0;
  for (let day = 0; day < days; day++) {
    common = 0.5 * common + z();
    for (let i = 0; i < models; i++) losses[i * days + day] = inputs.means[i]! + common + inputs.noise[i]! * z();
  }
  return losses;
}

const losses = referenceLosses();
const row = (i: number) => losses.subarray(i * days, (i + 1) * days);
const means = Array.from({ length: models }, (_, i) => mean(row(i)));
const plan = { seed: 5, replications: 20_000, blockLength: inputs.block_length, bootstrap: 'stationary' } as const;

it('the losses are those of the reference', () => {
  expect(inputs.first_row).toEqual(Array.from({ length: models }, (_, i) => losses[i * days]!));
});

it.each(['stationary', 'moving'] as const)(
  'models are eliminated as in the reference, by %s bootstrap',
  (bootstrap) => {
    const strays = bootstrapMeans(losses, models, { ...plan, bootstrap });
    for (const statistic of ['range', 'max'] as const) {
      const set = modelConfidenceSet(means, strays, statistic);
      const { order, p_values } = expected[bootstrap][statistic];
      expect(set.order).toEqual(order);
      order.forEach((model, k) => {
        expect(Math.abs(set.pValues[model]! - p_values[k]!)).toBeLessThan(tolerance.p_values.abs);
      });
    }
  },
);

it('means stray as much as their bootstrap variance says', () => {
  // Independent losses: the variance of a mean is that of a day over the days.
  const { z } = referenceDraws(3);
  const independent = Float64Array.from({ length: 400 }, z);
  const strays = bootstrapMeans(independent, 1, { ...plan, replications: 4000, blockLength: 1 });
  expect(mean(strays)).toBeCloseTo(0, 2);
  expect(sampleVariance(strays) / (sampleVariance(independent) / 400)).toBeCloseTo(1, 1);
});

it('is the same for the same seed, and whatever else is compared', () => {
  const few = { ...plan, replications: 200 };
  const all = bootstrapMeans(losses, models, few);
  expect(bootstrapMeans(losses, models, few)).toEqual(all);
  const two = bootstrapMeans(losses.slice(0, 2 * days), 2, few);
  for (let k = 0; k < 200; k++) {
    expect([two[2 * k], two[2 * k + 1]]).toEqual([all[models * k], all[models * k + 1]]);
  }
});

it('keeps models with the same losses together', () => {
  const twins = Float64Array.from([...row(0), ...row(0), ...row(5)]);
  const strays = bootstrapMeans(twins, 3, { ...plan, replications: 500 });
  for (const statistic of ['range', 'max'] as const) {
    const { pValues, order } = modelConfidenceSet([means[0]!, means[0]!, means[5]!], strays, statistic);
    expect(order[0]).toBe(2);
    expect(pValues[2]).toBeLessThan(0.05);
    expect(Math.min(pValues[0]!, pValues[1]!)).toBeGreaterThan(0.1);
  }
});
