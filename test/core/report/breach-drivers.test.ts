import { describe, expect, it } from 'vitest';
import { breachDrivers } from '../../../src-core/report/breach-drivers.ts';
import { limitStatus } from './limit-status.ts';
import { sampleReportInput } from './sample-report-input.ts';

const { risk } = sampleReportInput();

describe('the drivers of a breach', () => {
  it('are the positions of the limit’s subject', () => {
    const { rows } = breachDrivers(limitStatus({ metric: 'sector', subject: 'Energy' }), risk);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ position }) => position.sector === 'Energy')).toBe(true);
  });

  it('are ranked by the measure that was exceeded', () => {
    const byEs = breachDrivers(limitStatus({ metric: 'es', subject: risk.portfolio }), risk);
    expect(byEs.rows.map(({ amount }) => amount)).toEqual(
      risk.contributions
        .map(({ es }) => es)
        .sort((a, b) => Math.abs(b) - Math.abs(a))
        .slice(0, byEs.rows.length),
    );
  });

  it('stay inside the strategy a limit is set on', () => {
    const scope = { level: 'strategy', strategy: 'value' } as const;
    const { rows } = breachDrivers(limitStatus({ metric: 'volatility', scope, subject: 'value' }), risk);
    expect(rows.every(({ position }) => position.strategy === 'value')).toBe(true);
  });

  it('have no share of nothing', () => {
    const flat = risk.contributions.map((position) => ({ ...position, weight: 0 }));
    const { rows } = breachDrivers(limitStatus({ metric: 'top-n' }), { ...risk, contributions: flat });
    expect(rows.every(({ share }) => share === null)).toBe(true);
  });
});
