import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartTable } from '../../../src-renderer/components/chart/chart-model.ts';
import {
  binModel,
  describeDistribution,
  expectedPerBin,
  meanWithin,
  type DistributionModel,
} from '../../../src-renderer/components/chart/distribution-model.ts';

const model: DistributionModel = {
  title: 'Returns',
  edges: [-1, 0, 1],
  counts: [30, 10],
  counted: 'Days',
  grid: [-2, -1, 0, 1, 2],
  curves: [{ name: 'Flat', density: [0, 0.5, 0.5, 0.5, 0], place: 0 }],
  marks: [{ text: 'VaR: 0.5', at: -0.5, dashed: false }],
  tailBelow: -0.5,
  shownTo: null,
  format: String,
  formatCount: String,
};

describe('a curve over a histogram', () => {
  it('is drawn in the unit of the bars', () => {
    expect(expectedPerBin(model, [0, 0.5])).toEqual([0, 20]);
  });

  it('expects as many of the sample in all bins as lie below it', () => {
    const series = binModel(model).series[1]!;
    expect(series.values).toEqual([20, 20]);
  });

  it('keeps the edges of its bins exact in files', () => {
    const rounded = { ...model, format: (value: number) => `about ${value}` };
    expect(chartTable(binModel(rounded), ',').split('\n').slice(1)).toEqual(['-1 to 0,30,20', '0 to 1,10,20']);
    expect(binModel(rounded).labels[0]).toBe('about -1 to about 0');
  });

  it('has in a stretch the mean of its parts', () => {
    const grid = [0, 1, 3, 4];
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0.1, max: 3.9, noNaN: true }),
        (curve, middle) => {
          const parts =
            middle * meanWithin(grid, curve, 0, middle)! + (4 - middle) * meanWithin(grid, curve, middle, 4)!;
          expect(parts).toBeCloseTo(4 * meanWithin(grid, curve, 0, 4)!, 9);
        },
      ),
    );
  });

  it('says nothing of a bin beyond what it is given at', () => {
    expect(meanWithin([0, 1], [1, 1], 2, 3)).toBeNull();
  });
});

describe('the text beside a histogram', () => {
  it('tells its span, its fullest bin, its marks and its tail', () => {
    expect(describeDistribution(model)).toBe(
      'Returns. 40 days from -1 to 1. most, 30, from -1 to 0. VaR: 0.5. the tail below -0.5 is marked. curves: Flat.',
    );
  });
});
