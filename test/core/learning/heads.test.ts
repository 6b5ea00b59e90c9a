import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisslerZiegelLosses } from '../../../src-core/backtest/scores/fissler-ziegel.ts';
import { pinballLosses } from '../../../src-core/backtest/scores/pinball.ts';
import { heads } from '../../../src-core/learning/heads/registry.ts';

const confidences = [0.9, 0.95, 0.975, 0.99];
const probabilities = confidences.map((confidence) => 1 - confidence);
const levels = confidences.length;
const outputsOf = (count: number, size = 4) =>
  fc
    .array(fc.double({ min: -size, max: size, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values));
const target = fc.double({ min: -8, max: 8, noNaN: true });

describe.each(Object.values(heads))('the head $id', (head) => {
  const count = head.outputs(levels);

  it('never lets quantiles cross, nor ES fall short of VaR or shrink with the confidence', () => {
    fc.assert(
      fc.property(outputsOf(count, 600), (outputs) => {
        const { quantiles, tailMeans } = head.read(outputs, 0, levels);
        for (let k = 1; k < levels; k++) expect(quantiles[k]!).toBeLessThanOrEqual(quantiles[k - 1]!);
        tailMeans?.forEach((mean, k) => {
          expect(mean).toBeLessThanOrEqual(quantiles[k]!);
          if (k > 0) expect(mean).toBeLessThanOrEqual(tailMeans[k - 1]!);
        });
      }),
    );
  });

  it('has the slopes that differences have', () => {
    fc.assert(
      fc.property(outputsOf(count), target, (outputs, y) => {
        const { quantiles, tailMeans } = head.read(outputs, 0, levels);
        // At its kinks a loss has no slope.
        fc.pre(quantiles.every((quantile) => Math.abs(quantile - y) > 1e-3));
        fc.pre(quantiles.every((quantile, k) => k === 0 || Math.abs(quantile - (tailMeans?.[k - 1] ?? 0)) > 1e-3));
        const slopes = new Float64Array(count);
        head.loss(outputs, 0, y, probabilities, slopes, 1);
        const valueAt = (i: number, step: number) =>
          head.loss(outputs.with(i, outputs[i]! + step), 0, y, probabilities, null, 1);
        slopes.forEach((slope, i) => {
          const difference = (valueAt(i, 1e-6) - valueAt(i, -1e-6)) / 2e-6;
          expect(Math.abs(difference - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
        });
      }),
    );
  });

  it('starts from the figures it is given', () => {
    const quantiles = [-1.2, -1.6, -2, -2.7];
    const means = [-1.8, -2.2, -2.6, -3.4];
    const read = head.read(Float64Array.from(head.start(quantiles, means)), 0, levels);
    quantiles.forEach((value, k) => expect(read.quantiles[k]!).toBeCloseTo(value, 12));
    if (read.tailMeans) means.forEach((value, k) => expect(read.tailMeans![k]!).toBeCloseTo(value, 12));
  });
});

describe('losses', () => {
  it('are the scores that backtests rank by', () => {
    const quantile = heads.quantile;
    const joint = heads.joint;
    fc.assert(
      fc.property(outputsOf(joint.outputs(1)), outputsOf(1), target, (pair, single, y) => {
        const returns = Float64Array.of(y);
        const { quantiles, tailMeans } = joint.read(pair, 0, 1);
        const [score] = fisslerZiegelLosses(
          returns,
          quantiles.map((q) => -q),
          tailMeans!.map((e) => -e),
          0.99,
        );
        expect(joint.loss(pair, 0, y, [1 - 0.99], null, 1)).toBeCloseTo(score!, 9);
        const [pinball] = pinballLosses(
          returns,
          single.map((q) => -q),
          0.99,
        );
        expect(quantile.loss(single, 0, y, [1 - 0.99], null, 1)).toBeCloseTo(pinball!, 12);
      }),
    );
  });
});
