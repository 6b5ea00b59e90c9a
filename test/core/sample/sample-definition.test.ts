import { expect, it } from 'vitest';
import definition from '../../../resources/sample-workspace.json' with { type: 'json' };
import { type DomainError } from '../../../src-core/domain-error.ts';
import { generateSampleWorkspace } from '../../../src-core/sample/sample-workspace.ts';

it('refuses a strategy whose signal does not exist', () => {
  const [first, ...others] = definition.fund.strategies;
  const strategies = [{ ...first!, signal: 'astrology' }, ...others];
  expect(() => generateSampleWorkspace({ ...definition, fund: { ...definition.fund, strategies } })).toThrow(
    expect.objectContaining<Partial<DomainError>>({ code: 'INVALID_INPUT' }),
  );
});

it('covers every day with a regime and every company with a country', () => {
  expect(definition.regimes[0]!.from).toBe(definition.from);
  expect(definition.regimes.map(({ from }) => from)).toEqual(definition.regimes.map(({ from }) => from).toSorted());
  expect(definition.countries.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(definition.sectors.reduce((sum, { companies }) => sum + companies, 0)).toBe(120);
});
