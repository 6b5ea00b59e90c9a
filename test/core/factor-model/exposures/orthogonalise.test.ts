import { describe, expect, it } from 'vitest';
import { orthogonalise } from '../../../../src-core/factor-model/exposures/orthogonalise.ts';
import { newUniverseDay } from '../../../../src-core/factor-model/exposures/universe-day.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const securities = 50;

function universe() {
  const day = newUniverseDay(securities);
  day.count = securities;
  for (let i = 0; i < securities; i++) {
    day.members[i] = i;
    day.regressionWeights[i] = 1 + (i % 7);
    day.capWeights[i] = 1;
  }
  return day;
}

function draw(stream: number): Float64Array {
  const random = createStream(11, stream);
  return Float64Array.from({ length: securities }, () => random.normal());
}

describe('making a style orthogonal to others', () => {
  it('leaves no weighted covariance with them', () => {
    const [a, b] = [draw(1), draw(2)];
    const values = draw(3).map((value, i) => value + 2 * a[i]! - b[i]!);
    orthogonalise(values, [a, b], universe());
    const { regressionWeights } = universe();
    for (const other of [a, b]) {
      let product = 0;
      for (let i = 0; i < securities; i++) product += regressionWeights[i]! * values[i]! * other[i]!;
      expect(product).toBeCloseTo(0, 10);
    }
  });

  it('takes missing exposures of the others as 0 and leaves missing values missing', () => {
    const other = draw(1);
    other[4] = NaN;
    const values = draw(2);
    values[9] = NaN;
    orthogonalise(values, [other], universe());
    expect(values[9]).toBeNaN();
    expect(values[4]).not.toBeNaN();
  });

  it('stands two others that are the same', () => {
    const other = draw(1);
    const values = draw(2);
    orthogonalise(values, [other, other.slice()], universe());
    expect(values.every(Number.isFinite)).toBe(true);
  });
});
