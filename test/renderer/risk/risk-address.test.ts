import { describe, expect, it } from 'vitest';
import { drillPlace } from '../../../src-renderer/screens/risk/risk-address.ts';

describe('an address on the Risk screen', () => {
  it('leads from group to factor', () => {
    expect(drillPlace([])).toEqual({ view: 'factors', group: null, factor: null });
    expect(drillPlace(['factors', 'style'])).toEqual({ view: 'factors', group: 'style', factor: null });
    expect(drillPlace(['factors', 'industry', 'industry:Energy'])).toEqual({
      view: 'factors',
      group: 'industry',
      factor: 'industry:Energy',
    });
  });

  it('falls back where a part is not known', () => {
    expect(drillPlace(['nonsense', 'style'])).toEqual({ view: 'factors', group: 'style', factor: null });
    expect(drillPlace(['factors', 'nonsense', 'momentum'])).toEqual({ view: 'factors', group: null, factor: null });
    expect(drillPlace(['sectors', 'style'])).toEqual({ view: 'sectors', group: null, factor: null });
  });
});
