import { describe, expect, it } from 'vitest';
import { seriesLook } from '../../../src-renderer/components/chart/series-look.ts';

describe('the look of a series', () => {
  it('differs between any two of the first twenty-five by more than colour or by colour', () => {
    const looks = Array.from({ length: 25 }, (_, i) => JSON.stringify(seriesLook({ name: 'x', values: [] }, i)));
    expect(new Set(looks).size).toBe(25);
  });

  it('differs by its dashes where two share a colour', () => {
    const first = seriesLook({ name: 'a', values: [] }, 0);
    const sixth = seriesLook({ name: 'b', values: [] }, 5);
    expect(sixth.token).toBe(first.token);
    expect(sixth.dashes).not.toEqual(first.dashes);
  });

  it('stays with its place, whatever is shown beside it', () => {
    expect(seriesLook({ name: 'a', values: [], place: 7 }, 0)).toEqual(
      seriesLook({ name: 'a', values: [], place: 7 }, 3),
    );
  });

  it('marks a limit in the limit’s own colour', () => {
    expect(seriesLook({ name: '+2', values: [], colour: 'limit', style: 'dashed' }, 4)).toEqual({
      token: '--limit',
      dashes: [5, 3],
    });
  });
});
