import { describe, expect, it } from 'vitest';
import { strategyCorrelation } from '../../../src-core/portfolio/strategy-correlation.ts';

const up = Float64Array.of(1, 2, 3, 4);
const down = Float64Array.of(4, 3, 2, 1);
const saw = Float64Array.of(1, -1, -1, 1);

describe('strategy correlation', () => {
  it('averages the pairs and takes their largest', () => {
    const { average, maximum, matrix } = strategyCorrelation([up, down, saw]);
    expect(average).toBeCloseTo(-1 / 3, 14);
    expect(maximum).toBeCloseTo(0, 14);
    expect(matrix[0]![1]).toBeCloseTo(-1, 14);
  });

  it('is symmetric to the last bit, with ones on the diagonal', () => {
    const { matrix } = strategyCorrelation([up, saw, Float64Array.of(0.3, 0.1, 0.7, 0.2)]);
    matrix.forEach((row, i) => row.forEach((value, j) => expect(value).toBe(i === j ? 1 : matrix[j]![i])));
  });

  it('takes two strategies', () => {
    expect(strategyCorrelation([up])).toEqual({ average: null, maximum: null, matrix: [[1]] });
  });

  it('is 0 beside a strategy that does not move', () => {
    expect(strategyCorrelation([up, new Float64Array(4)]).matrix[0]).toEqual([1, 0]);
  });
});
