import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtestBlocks } from '../../../src-core/backtest/backtest-blocks.ts';
import { backtestMethods, chooseMethods } from '../../../src-core/backtest/choose-methods.ts';
import { rollingMethods } from '../../../src-core/backtest/rolling/registry.ts';
import { errorOf } from '../error-of.ts';
import { schedule } from './rolling/walked-series.ts';

describe('the blocks of a backtest', () => {
  it('cover every forecast day of every method once, and begin on days of estimation', () => {
    const ids = [...rollingMethods.keys()];
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 5000 }),
        (window, refitEvery, forecasts) => {
          const blocks = backtestBlocks(ids, schedule({ window, refitEvery }), window + forecasts);
          for (const id of ids) {
            let end = window;
            for (const { from, to } of blocks.filter(({ method }) => method === id)) {
              expect(from).toBe(end);
              expect((from - window) % refitEvery).toBe(0);
              end = to;
            }
            expect(end).toBe(window + forecasts);
          }
        },
      ),
    );
  });
});

describe('the methods of a backtest', () => {
  it('are all of them, or those named, each once and in the order shown', () => {
    expect(chooseMethods(undefined)).toEqual(backtestMethods);
    expect(chooseMethods(['ensemble-equal', 'ewma', 'historical', 'ewma'])).toEqual([
      'historical',
      'ewma',
      'ensemble-equal',
    ]);
  });

  it('must be known, and an ensemble needs members', () => {
    expect(errorOf(() => chooseMethods(['palmistry'])).code).toBe('UNKNOWN_METHOD');
    expect(errorOf(() => chooseMethods([])).code).toBe('UNKNOWN_METHOD');
    expect(errorOf(() => chooseMethods(['ensemble-equal'])).code).toBe('INVALID_INPUT');
  });
});
