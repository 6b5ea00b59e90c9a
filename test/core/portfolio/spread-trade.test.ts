import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadTrade } from '../../../src-core/portfolio/spread-trade.ts';

describe('a trade shared out among strategies', () => {
  it('goes in proportion to what each holds', () => {
    const parts = [
      { strategy: 'Value', quantity: '300' },
      { strategy: 'Growth', quantity: '100' },
    ];
    expect(spreadTrade(parts, '-40')).toEqual([
      { strategy: 'Value', quantity: '270' },
      { strategy: 'Growth', quantity: '90' },
    ]);
  });

  it('empties every strategy when all is sold', () => {
    expect(spreadTrade([{ strategy: 'Value', quantity: '1.5' }], null)).toEqual([
      { strategy: 'Value', quantity: null },
    ]);
  });

  it('leaves out strategies that do not change, and keeps fractions of a unit', () => {
    const parts = [
      { strategy: 'Value', quantity: '1000.25' },
      { strategy: 'Growth', quantity: '1' },
    ];
    expect(spreadTrade(parts, '3')).toEqual([{ strategy: 'Value', quantity: '1003.25' }]);
  });

  it('adds up to the trade, also where long and short parts cancel', () => {
    const quantity = fc.integer({ min: -500, max: 500 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(
        fc.array(quantity, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -900, max: 900 }),
        (held, trade) => {
          const parts = held.map((value, i) => ({ strategy: `s${i}`, quantity: String(value) }));
          const after = new Map(
            spreadTrade(parts, String(trade)).map((part) => [part.strategy, Number(part.quantity ?? 0)]),
          );
          const total = parts.reduce((sum, part) => sum + (after.get(part.strategy) ?? Number(part.quantity)), 0);
          expect(total).toBe(held.reduce((sum, value) => sum + value, 0) + trade);
        },
      ),
    );
  });
});
