import { describe, expect, it } from 'vitest';
import { issuerOf } from '../../../src-core/limits/issuer.ts';

const issuer = (name: string) => issuerOf({ symbol: 'X', name });

describe('an issuer', () => {
  it.each([
    ['Alphabet Inc Class C', 'ALPHABET INC'],
    ['Alphabet Inc. (Class A)', 'ALPHABET INC.'],
    ['Berkshire Hathaway, Cl. B', 'BERKSHIRE HATHAWAY'],
    ['Liberty Media – Series C', 'LIBERTY MEDIA'],
    ['Volkswagen AG Preferred Shares', 'VOLKSWAGEN AG'],
    ['Novo Nordisk  Class B ADR', 'NOVO NORDISK'],
    ['British American Tobacco Ordinary Shares', 'BRITISH AMERICAN TOBACCO'],
  ])('of %s is %s', (name, expected) => {
    expect(issuer(name)).toBe(expected);
  });

  it.each(['First Class Travel', 'Classic Motors', 'Common Ground Ltd', 'Overstock', 'iShares'])(
    'keeps words that are no class of share: %s',
    (name) => {
      expect(issuer(name)).toBe(name.toUpperCase());
    },
  );

  it('is the symbol where there is no name, and a name of such words alone stays', () => {
    expect(issuerOf({ symbol: 'ABC', name: ' ' })).toBe('ABC');
    expect(issuer('Class A')).toBe('CLASS A');
  });
});
