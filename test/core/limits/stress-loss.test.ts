import { describe, expect, it } from 'vitest';
import { evaluateLimits } from '../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { stressLimitChecks } from '../../../src-core/stress/stress-limits.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';
import { limitOf } from './limit-of.ts';

const limit = (changes: Partial<Limit> = {}): Limit =>
  limitOf('stress-loss', {
    scope: { level: 'portfolio', portfolio: 'fund' },
    warn: '0.1',
    limit: '0.2',
    warnAction: 'warn',
    limitAction: 'reject',
    ...changes,
  });

const fall = (id: string, size: number) => ({
  id,
  name: `Fall ${id}`,
  description: '',
  group: 'Own',
  parts: [{ kind: 'sector', sector: 'Energy', size } as const],
});
const risk = computePortfolioRisk({
  ...riskInput(panelOf(randomPrices(['AAA', 'BBB', 'CCC'], 60))),
  scenarios: [
    fall('small', -0.05),
    fall('large', -0.5),
    { ...fall('past', 0), parts: [{ kind: 'replay', from: '1987-10-14', to: '1987-10-19' }] },
  ],
});

describe('the stress-loss metric', () => {
  it('is the worst of all scenarios, or the one named', () => {
    const [worst, named] = evaluateLimits([limit(), limit({ parameters: { subject: 'small' } })], risk, 'fund');
    expect(worst).toMatchObject({ subject: 'fund', level: 'limit', action: 'reject' });
    expect(worst!.note).toContain('Fall large');
    expect(worst!.value).toBeCloseTo(10 * named!.value!, 12);
    expect(named).toMatchObject({ subject: 'small', level: 'ok' });
  });

  it('has no value for a scenario that cannot be computed or is not there, and says why', () => {
    const [past, none] = evaluateLimits(
      [limit({ parameters: { subject: 'past' } }), limit({ parameters: { subject: 'none' } })],
      risk,
      'fund',
    );
    expect(past).toMatchObject({ value: null, level: 'ok' });
    expect(past!.note).toContain('begins on');
    expect(none!.note).toContain('none');
  });

  it('has no value without any scenario', () => {
    const [status] = evaluateLimits([limit()], { ...risk, stress: [] }, 'fund');
    expect(status!.value).toBeNull();
  });
});

describe('a loss held against stress limits', () => {
  it('meets those on its scenario and those on any, of its portfolio, in force', () => {
    const limits = [
      limit({ id: 1 }),
      limit({ id: 2, parameters: { subject: 'large' } }),
      limit({ id: 3, parameters: { subject: 'small' } }),
      limit({ id: 4, metric: 'var' }),
      limit({ id: 5, scope: { level: 'portfolio', portfolio: 'other' } }),
      limit({ id: 6, effectiveTo: '2019-12-31' }),
    ];
    const checks = stressLimitChecks(limits, 'fund', '2020-03-01', 'large', 0.15);
    expect(checks.map(({ limitId }) => limitId)).toEqual([1, 2]);
    expect(checks[0]).toMatchObject({ level: 'warn', action: 'warn', limit: 0.2, utilisation: 0.75 });
  });
});
