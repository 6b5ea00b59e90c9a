import { describe, expect, it } from 'vitest';
import { simpleReturns } from '../../../src-core/market/returns.ts';

const returnsOf = (prices: readonly number[], maxStaleDays = 2) => {
  const returns = new Float64Array(prices.length);
  simpleReturns(Float64Array.from(prices), maxStaleDays, returns);
  return [...returns];
};

describe('simple returns', () => {
  it('have none on the first date', () => {
    expect(returnsOf([100, 110, 99])).toEqual([NaN, 110 / 100 - 1, 99 / 110 - 1]);
  });

  it('span a gap and book it on the day the price comes back', () => {
    expect(returnsOf([100, NaN, 120])).toEqual([NaN, NaN, 120 / 100 - 1]);
  });

  it('are missing after a gap longer than allowed, and begin again', () => {
    expect(returnsOf([100, NaN, NaN, 120, 126])).toEqual([NaN, NaN, NaN, NaN, 126 / 120 - 1]);
  });
});
