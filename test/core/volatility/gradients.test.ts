import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { backcastKinds } from '../../../src-core/volatility/backcast.ts';
import { freeCoordinates } from '../../../src-core/volatility/free-coordinates.ts';
import { innovationIds } from '../../../src-core/volatility/innovations/innovation.ts';
import { Likelihood, parameterNames } from '../../../src-core/volatility/likelihood.ts';
import { processIds } from '../../../src-core/volatility/process.ts';
import { volatilitySpecification } from '../../../src-core/volatility/specifications.ts';
import { relativeError } from '../relative-error.ts';

const stream = createStream(11, 1);
const returns = Float64Array.from({ length: 400 }, (_, t) => (1 + 0.5 * Math.sin(t / 20)) * stream.normal());
const combinations = processIds.flatMap((process) =>
  innovationIds.flatMap((innovation) =>
    (['constant', 'zero'] as const).flatMap((mean) =>
      backcastKinds.map((backcast) => ({ process, innovation, mean, backcast })),
    ),
  ),
);

describe.each(combinations)(
  '$process, $innovation, $mean mean, $backcast',
  ({ process, innovation, mean, backcast }) => {
    const specification = volatilitySpecification(process, innovation, mean, backcast);
    const likelihood = new Likelihood(returns, specification);
    const free = freeCoordinates(specification, 0.05);
    const count = parameterNames(specification).length;
    const start = free.starts[4]!;
    const parameters = new Float64Array(count);
    free.toParameters(start, parameters);

    it('has a gradient that is the sum of the scores', () => {
      const gradient = new Float64Array(count);
      likelihood.gradient(parameters, gradient);
      const sums = likelihood.scores(parameters).map((scores) => scores.reduce((sum, value) => sum + value, 0));
      sums.forEach((sum, i) => expect(relativeError(gradient[i]!, sum)).toBeLessThan(1e-9));
    });

    it('has a gradient that differences confirm, in parameters and in free coordinates', () => {
      const gradient = new Float64Array(count);
      likelihood.gradient(parameters, gradient);
      const byFree = new Float64Array(count);
      free.gradientToFree(start, gradient, byFree);
      const moved = new Float64Array(count);
      const valueAt = (x: Float64Array) => {
        free.toParameters(x, moved);
        return likelihood.value(moved);
      };
      for (let i = 0; i < count; i++) {
        const step = 1e-6 * Math.max(0.1, Math.abs(start[i]!));
        const up = start.slice();
        const down = start.slice();
        up[i]! += step;
        down[i]! -= step;
        const slope = (valueAt(up) - valueAt(down)) / (2 * step);
        expect(Math.abs(slope - byFree[i]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)));
      }
    });
  },
);
