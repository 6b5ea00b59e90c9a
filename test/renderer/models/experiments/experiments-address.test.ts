import { describe, expect, it } from 'vitest';
import {
  figuresOfAddress,
  filterOfAddress,
  readConditions,
  runsOfAddress,
} from '../../../../src-renderer/screens/models/experiments/experiments-address.ts';

describe('the address of experiments', () => {
  it('holds the filter; what cannot be read of it is left out', () => {
    expect(filterOfAddress({})).toEqual({});
    expect(filterOfAddress({ kind: 'risk', of: 'Core', tag: 'desk = eq=1', champions: '1', where: 'nav > 1' })).toEqual(
      {
        kinds: ['risk'],
        portfolio: 'Core',
        tags: [{ name: 'desk', value: 'eq=1' }],
        champions: true,
        where: [{ name: 'nav', operator: '>', value: 1 }],
      },
    );
    expect(filterOfAddress({ tag: 'reviewed', where: 'nav' })).toEqual({ tags: [{ name: 'reviewed' }] });
  });

  it('joins conditions by “and”, commas or semicolons', () => {
    expect(readConditions('a < 1 and b >= 2; c = x, ')).toHaveLength(3);
    expect(readConditions(' ')).toEqual([]);
    expect(() => readConditions('a < 1 and b')).toThrow('“b”');
  });

  it('names runs and figures', () => {
    expect(runsOfAddress('3,5,x,5,-1')).toEqual([3, 5]);
    expect(runsOfAddress(undefined)).toEqual([]);
    expect(figuresOfAddress('nav,parameters.window', [])).toEqual(['nav', 'parameters.window']);
    expect(figuresOfAddress('', ['var99'])).toEqual([]);
    expect(figuresOfAddress(undefined, ['pinball.ewma', 'nav', 'var99'])).toEqual(['var99', 'pinball.ewma']);
  });
});
