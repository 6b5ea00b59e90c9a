import { describe, expect, it } from 'vitest';
import { type BacktestMethod } from '../../../../src-core/contract/index.ts';
import { chartTable } from '../../../../src-renderer/components/chart/chart-model.ts';
import {
  backtestView,
  chosenLevel,
  chosenMethod,
  drawnMethods,
  toggledMethods,
} from '../../../../src-renderer/screens/models/backtests/backtests-address.ts';
import {
  formProblem,
  requestOf,
  resumedRequest,
  startingForm,
  walkText,
} from '../../../../src-renderer/screens/models/backtests/backtest-request.ts';
import { exceptionColumns, exceptionRows } from '../../../../src-renderer/screens/models/backtests/exception-rows.ts';
import { exceptionsChart } from '../../../../src-renderer/screens/models/backtests/exceptions-chart.ts';
import { pairMap, placeRows, setText } from '../../../../src-renderer/screens/models/backtests/league-rows.ts';
import { profitChart, profitRows } from '../../../../src-renderer/screens/models/backtests/profit-rows.ts';
import {
  coverageChart,
  cumulativeChart,
  meanSquares,
  volatilityChart,
} from '../../../../src-renderer/screens/models/backtests/rolling-charts.ts';
import {
  lightColumns,
  pValueText,
  testColumns,
  testFigures,
  testWords,
} from '../../../../src-renderer/screens/models/backtests/test-rows.ts';
import { smallBacktest } from './small-backtest.ts';

const level = chosenLevel({}, smallBacktest);
const all = { first: 0, last: smallBacktest.dates.length - 1 };
const [flat, known] = [level.methods[0]!, level.methods[1]!];
const seriesOf = (chart: { series: readonly { name: string; values: readonly (number | null)[] }[] }, name: string) =>
  chart.series.find((series) => series.name === name)!.values;

describe('an address of a backtest', () => {
  it('names the part, the confidence and the method, else the first, the headline and the best of the league', () => {
    expect(backtestView(['league'])).toBe('league');
    expect(backtestView(['nonsense'])).toBe('exceptions');
    expect(chosenLevel({ confidence: '0.95' }, smallBacktest).confidence).toBe(0.99);
    expect(chosenMethod({}, level).id).toBe('known');
    expect(chosenMethod({ method: 'flat' }, level).id).toBe('flat');
  });

  it('names the methods drawn, and none where all were switched off', () => {
    expect(drawnMethods({}, level)).toEqual(['flat', 'known']);
    expect(drawnMethods({ drawn: toggledMethods(['flat', 'known'], 'flat') }, level)).toEqual(['known']);
    expect(drawnMethods({ drawn: toggledMethods(['known'], 'known') }, level)).toEqual([]);
  });
});

describe('the form of a backtest', () => {
  const methods: BacktestMethod[] = [
    { id: 'flat', label: 'Flat', family: 'parametric' },
    { id: 'known', label: 'Known', family: 'parametric' },
    { id: 'mixed', label: 'Mixed', family: 'ensemble' },
  ];

  it('starts from the backtest shown and asks for the same again', () => {
    const form = startingForm('Fund', { profitAndLoss: 'actual', parameters: smallBacktest.parameters }, methods);
    expect(form).toMatchObject({ portfolio: 'Fund', profitAndLoss: 'actual', methods: ['flat', 'known'], window: 250 });
    expect(requestOf({ ...form, confidences: [0.95, 0.99] })).toMatchObject({ confidences: [0.99, 0.95] });
    expect(requestOf(form)).not.toHaveProperty('volatilityWindow');
    expect(requestOf({ ...form, volatilityWindow: 1000 })).toMatchObject({ volatilityWindow: 1000 });
    expect(startingForm('Fund', null, methods).methods).toEqual(['flat', 'known', 'mixed']);
  });

  it('says what is wrong before it is sent', () => {
    const form = startingForm('Fund', null, methods);
    expect(formProblem(form, methods)).toBeNull();
    expect(formProblem({ ...form, confidences: [] }, methods)).toBe('Choose a confidence');
    expect(formProblem({ ...form, methods: ['mixed'] }, methods)).toBe('An ensemble needs methods to combine');
  });

  it('resumes with the very request that was interrupted', () => {
    const request = resumedRequest('Fund', {
      startedAt: '2026-01-01T00:00:00Z',
      asOf: '2025-12-31',
      profitAndLoss: 'hypothetical',
      parameters: smallBacktest.parameters,
      blocks: { total: 10, finished: 4 },
    });
    expect(request).toEqual({
      portfolio: 'Fund',
      asOf: '2025-12-31',
      profitAndLoss: 'hypothetical',
      ...smallBacktest.parameters,
    });
    expect(walkText({ profitAndLoss: 'hypothetical', parameters: smallBacktest.parameters })).toBe(
      'hypothetical P&L · rolling window of 250 · refitted every 20 days · 2 methods',
    );
  });
});

describe('exceptions', () => {
  it('are listed newest first with what they lost beyond VaR', () => {
    const rows = exceptionRows(level, flat, all);
    const { exceptionDays } = flat.level.assessment;
    expect(rows).toHaveLength(exceptionDays.length);
    expect(rows[0]!.date).toBe(smallBacktest.dates[exceptionDays.at(-1)!]);
    for (const { loss, var: limit, excess } of rows) expect(excess).toBeCloseTo(loss - limit, 14);
    expect(rows.at(-1)!.since).toBeNull();
  });

  it('have no ratio to a VaR or an ES of 0', () => {
    const row = { date: '2025-01-02', loss: 0.01, var: 0, es: 0, excess: 0.01, since: null };
    for (const id of ['ratio', 'shortfall']) {
      const column = exceptionColumns.find((column) => column.id === id)!;
      expect(column.value(row)).toBeNull();
      expect(column.value({ ...row, var: 0.005, es: 0.005 })).toBe(2);
    }
    const { total } = exceptionColumns.find(({ id }) => id === 'shortfall')!;
    expect(total!([row, { ...row, es: 0.005 }])).toBe('2.00');
  });

  it('are marked in the chart on their days, within the period drawn', () => {
    const period = { first: 100, last: 399 };
    const chart = exceptionsChart(level, flat, period);
    const marked = seriesOf(chart, 'Exception').filter((value) => value !== null);
    expect(marked).toHaveLength(flat.level.assessment.exceptionDays.filter((day) => day >= 100 && day <= 399).length);
    expect(chart.series[0]!.style).toBe('bar');
    expect(exceptionsChart(level, flat, all).series[0]!.faint).toBe(true);
    expect(chartTable(chart, ',').split('\n')).toHaveLength(301);
  });
});

describe('tests', () => {
  it('stand in columns of p-values that sort and export as numbers', () => {
    const column = testColumns.find(({ id }) => id === 'kupiec')!;
    expect(column.value(flat)).toBe(flat.level.assessment.tests.kupiec.pValue);
    expect(column.text(flat)).toMatch(/^(holds|weak|fails|undecided)/);
    expect([pValueText(null), pValueText(0.0001), pValueText(0.25)]).toEqual(['', '<0.001', '0.250']);
  });

  it('count exceptions of the days there are, and say of how many where these are fewer than 250', () => {
    const column = lightColumns.find(({ id }) => id === 'last')!;
    const after = (days: number) => {
      const { tests } = flat.level.assessment;
      const trafficLight = { ...tests.trafficLight, days, exceptions: 4 };
      const assessment = { ...flat.level.assessment, tests: { ...tests, trafficLight } };
      return column.text({ ...flat, level: { ...flat.level, assessment } });
    };
    expect([after(250), after(90)]).toEqual(['4', '4 of 90 d']);
  });

  it('have words and further figures, every one of them', () => {
    for (const { id } of testWords) {
      for (const { text } of testFigures(flat.level.assessment.tests, id)) expect(text).not.toMatch(/NaN|undefined/);
    }
  });
});

describe('the league', () => {
  const comparison = smallBacktest.comparisons[0]!;

  it('ranks methods and says which may be the best', () => {
    const rows = placeRows(comparison, 'fz0');
    expect(rows.map(({ id, rank }) => [id, rank])).toEqual([
      ['known', 1],
      ['flat', 2],
    ]);
    expect(rows[0]!.behind).toBe(0);
    expect(rows[1]!.behind).toBeGreaterThan(0);
    expect(setText(rows[0]!)).toBe('yes, at 75 %');
  });

  it('holds every pair against each other', () => {
    const map = pairMap(comparison, 'pinball', 'p')!;
    expect(map.rows).toEqual(['Flat', 'Known']);
    expect(map.values[0]![0]).toBeNull();
    expect(map.values[0]![1]).toBe(map.values[1]![0]);
    const statistics = pairMap(comparison, 'pinball', 'statistic')!;
    expect(statistics.values[0]![1]).toBe(-statistics.values[1]![0]!);
    expect(pairMap({ ...comparison, fz0: null }, 'fz0', 'p')).toBeNull();
    expect(placeRows({ ...comparison, fz0: null }, 'fz0')).toEqual([]);
  });
});

describe('the rolling record', () => {
  it('puts counts on the days of the forecasts, also after days without', () => {
    const values = seriesOf(coverageChart(level, ['known'], 'rate', all), 'Known');
    const { exceptions, window } = known.level.assessment.rolling;
    expect(values.slice(0, window + 4).every((value) => value === null)).toBe(true);
    expect(values[window + 4]).toBe(exceptions[window - 1]! / window);
    expect(values.at(-1)).toBe(exceptions.at(-1)! / window);
  });

  it('adds up exceptions against the promise', () => {
    const chart = cumulativeChart(level, ['flat'], all);
    expect(seriesOf(chart, 'Flat').at(-1)).toBe(flat.level.assessment.exceptions);
    expect(seriesOf(chart, 'Promised').at(-1)).toBeCloseTo(6, 10);
  });

  it('draws volatility of the methods that forecast one', () => {
    const chart = volatilityChart(level, ['flat', 'known'], 252, all);
    expect(chart.series.map(({ name }) => name)).toEqual(['Realised', 'Known']);
    expect(meanSquares(new Array<number>(30).fill(0.02)).at(-1)).toBeCloseTo(0.02, 12);
    expect(meanSquares([0.01, null, 0.01]).every((value) => value === null)).toBe(true);
  });
});

describe('profit and loss', () => {
  const profits = {
    hypothetical: smallBacktest.returns,
    actual: smallBacktest.returns.map((value, day) => (day % 2 === 0 ? value * 2 : null)),
    riskTheoretical: null,
  };

  it('counts exceptions by both on the days on which both are known', () => {
    const row = profitRows(level, profits).find(({ id }) => id === 'flat')!;
    expect(row.days).toBe(300);
    expect(row.both).toBe(row.hypothetical);
    expect(row.actual).toBeGreaterThan(row.hypothetical);
    expect(profitRows(level, { ...profits, actual: null })).toEqual([]);
  });

  it('adds up since the period begins', () => {
    const chart = profitChart(smallBacktest.dates, profits, { first: 10, last: 12 });
    expect(chart.series.map(({ name }) => name)).toEqual(['Hypothetical, today’s holdings', 'Actual, NAV history']);
    const [a, b, c] = smallBacktest.returns.slice(10, 13);
    expect(chart.series[0]!.values).toEqual([a, a! + b!, a! + b! + c!]);
  });
});
