import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, screens } from '../../../src-renderer/state/address.ts';

describe('an address', () => {
  it('is read back as it was written, whatever the names', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
    const route = fc.record({
      screen: fc.constantFrom(...screens),
      parts: fc.array(name, { maxLength: 3 }),
      query: fc.dictionary(
        name.filter((text) => text !== '__proto__'),
        name,
      ),
    });
    fc.assert(
      fc.property(route, (given) => {
        const { screen, parts, query } = parseRoute(formatRoute(given));
        expect({ screen, parts, query }).toEqual({ ...given, query: { ...given.query } });
      }),
    );
  });

  it('that leads nowhere leads to the overview', () => {
    expect(parseRoute('#/nowhere').screen).toBe('overview');
    expect(parseRoute('').screen).toBe('overview');
  });

  it('with a stray percent sign is taken as typed', () => {
    expect(parseRoute('#/portfolios/100%').parts).toEqual(['100%']);
  });
});
