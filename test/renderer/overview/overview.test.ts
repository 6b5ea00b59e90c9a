import { describe, expect, it } from 'vitest';
import { collectAlerts } from '../../../src-renderer/screens/overview/alerts.ts';
import { largestStress } from '../../../src-renderer/screens/overview/largest-stress.ts';
import { headlineTiles } from '../../../src-renderer/screens/overview/headline-tiles.ts';
import {
  countExceptions,
  exposureChart,
  profitAndLossChart,
} from '../../../src-renderer/screens/overview/overview-charts.ts';
import { smallResult, status } from './small-result.ts';

const tile = (label: string, previous: Readonly<Record<string, number>> | null = null) =>
  headlineTiles(smallResult, previous).find((candidate) => candidate.label.startsWith(label))!;

describe('the tiles', () => {
  it('show one-day historical VaR and ES at their own levels', () => {
    expect(tile('VaR 99').value).toBe('2.00');
    expect(tile('ES 97.5').value).toBe('1.80');
  });

  it('show no change before there are two runs, and its sign and unit afterwards', () => {
    expect(tile('VaR 99').change).toBe('');
    expect(tile('VaR 99', { var99: 0.025 }).change).toBe('\u22120.50 pp');
    expect(tile('Net asset value', { nav: 800_000 }).change).toBe('+25.00 %');
  });

  it('say when there is no benchmark instead of showing a beta', () => {
    expect(tile('Beta')).toMatchObject({ value: '–', note: 'no benchmark' });
  });
});

describe('profit and loss against VaR', () => {
  it('counts a day as an exception only where it lost more than the VaR known before it', () => {
    expect(countExceptions(profitAndLossChart(smallResult))).toEqual({ exceptions: 1, days: 2 });
  });

  it('draws VaR as a loss, and nothing where none was known', () => {
    expect(profitAndLossChart(smallResult).series[1]!.values).toEqual([null, -0.02, -0.02]);
  });

  it('falls back on current holdings and says so', () => {
    const chart = profitAndLossChart({ ...smallResult, realised: null });
    expect(chart.title).toContain('current holdings');
    expect(countExceptions(chart).exceptions).toBe(0);
  });
});

describe('exposures', () => {
  it('stand largest gross first', () => {
    const row = (label: string, gross: number) => ({
      key: label,
      label,
      gross,
      net: gross,
      positions: 1,
      volatility: 0,
      var: 0,
    });
    expect(exposureChart('By sector', [row('a', 0.1), row('b', 0.3)]).labels).toEqual(['b', 'a']);
  });
});

describe('alerts', () => {
  it('put the worst first and leave out what is in order', () => {
    const risk = {
      ...smallResult,
      limits: [status('warn'), status('ok'), status('halt'), status('limit')],
      warnings: [{ code: 'X', message: 'short window' }],
    };
    const issue = { id: 'i', severity: 'info' as const, title: 't', affects: '', remedy: '', count: 1 };
    const alerts = collectAlerts(risk, [issue, { ...issue, severity: 'error' }], []);
    expect(alerts.map(({ level }) => level)).toEqual(['halt', 'limit', 'limit', 'warn', 'warn']);
  });

  it('lead from an alarm of monitoring to the tab that explains it', () => {
    const alarm = {
      id: 'coverage/historical/cusum',
      area: 'coverage',
      level: 'limit',
      subject: 'Historical simulation',
      text: 'Losses went beyond VaR too often',
      action: 'Compare the methods',
      since: '2025-11-03',
    } as const;
    const [alert] = collectAlerts({ ...smallResult, limits: [], warnings: [] }, [], [alarm]);
    expect(alert).toEqual({
      level: 'limit',
      text: alarm.text,
      detail: 'since 2025-11-03',
      screen: 'models',
      parts: ['monitoring', 'coverage'],
    });
  });
});

describe('the largest stress losses', () => {
  it('leave out what could not be computed, and are none for a run without scenarios', () => {
    const stress = [0.1, null, 0.3, -0.2].map((loss, i) => ({
      scenario: `s-${i}`,
      name: '',
      group: '',
      loss,
      amount: null,
      basis: null,
      worstPosition: null,
      reason: null,
      warnings: 0,
    }));
    expect(largestStress({ ...smallResult, stress }, 2).map(({ scenario }) => scenario)).toEqual(['s-2', 's-0']);
    expect(largestStress(smallResult, 2)).toEqual([]);
  });
});
