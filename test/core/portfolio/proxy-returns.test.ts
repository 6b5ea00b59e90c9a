import { describe, expect, it } from 'vitest';
import { fillWithProxies, modelProxy } from '../../../src-core/portfolio/proxy-returns.ts';
import { simpleReturns } from '../../../src-core/market/returns.ts';

const proxyModel = modelProxy({
  reference: { id: 1, asOf: '2020-01-01', preset: 'full', hash: '' },
  model: {
    asOf: '2020-01-01',
    factors: [
      { id: 'market', label: 'Market', group: 'market' },
      { id: 'size', label: 'Size', group: 'style' },
    ],
    covariance: new Float64Array(4),
    symbols: ['A'],
    exposures: Float64Array.of(1, 0.5),
    reasons: new Uint8Array(2),
    specificVariances: Float64Array.of(1),
    specificSources: Uint8Array.of(0),
  },
  factorReturns: { dates: Int32Array.of(10, 11, 12), values: Float64Array.of(0.01, 0.02, 0.03, NaN, NaN, 0.01) },
});

describe('a proxy by the factor model', () => {
  it('is exposures × factor returns; a style that did not exist counts as 0', () => {
    expect(proxyModel('A', 10)).toBeCloseTo(0.02, 15);
    expect(proxyModel('A', 11)).toBeCloseTo(0.03, 15);
  });

  it('does not exist without the market, on other days, or for strangers', () => {
    expect(proxyModel('A', 12)).toBeNaN();
    expect(proxyModel('A', 13)).toBeNaN();
    expect(proxyModel('B', 10)).toBeNaN();
  });
});

describe('filling gaps', () => {
  const fill = (prices: number[], proxy: number, stale = 5) => {
    const values = Float64Array.from(prices);
    const returns = new Float64Array(values.length);
    simpleReturns(values, stale, returns);
    const filled = new Uint8Array(values.length);
    fillWithProxies(
      values,
      returns,
      (t) => t,
      'A',
      () => proxy,
      filled,
    );
    return { returns: [...returns], filled: [...filled] };
  };

  it('books the proxies and takes them out of the return that spans the gap', () => {
    const { returns, filled } = fill([100, 101, NaN, NaN, 110, 111], 0.01);
    expect(filled).toEqual([1, 0, 1, 1, 0, 0]);
    const grown = returns.slice(1, 5).reduce((product, value) => product * (1 + value), 1);
    expect(grown).toBeCloseTo(1.1, 14);
    expect(returns[5]).toBeCloseTo(111 / 110 - 1, 15);
  });

  it('fills the days before the first price and leaves the first real return alone', () => {
    const { returns, filled } = fill([NaN, NaN, 100, 102], 0.01);
    expect(filled).toEqual([1, 1, 1, 0]);
    expect(returns[3]).toBeCloseTo(0.02, 15);
  });

  it('starts afresh after a gap that is too long for one return', () => {
    const { returns } = fill([100, NaN, NaN, NaN, 130, 131], 0.01, 2);
    expect(returns[4]).toBe(0.01);
    expect(returns[5]).toBeCloseTo(131 / 130 - 1, 15);
  });

  it('leaves what the model cannot say missing', () => {
    const { returns, filled } = fill([100, NaN, 101], NaN);
    expect(returns[1]).toBeNaN();
    expect(filled).toEqual([0, 0, 0]);
  });
});
