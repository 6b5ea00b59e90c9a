import { beforeAll, describe, expect, it } from 'vitest';
import { measurePortfolio, type MeasuredPortfolio } from '../../../../src-core/portfolio/compute-portfolio-risk.ts';
import { type MethodResult, type TailRiskBoard } from '../../../../src-core/tail-risk/board/board.ts';
import { type TailRiskInput } from '../../../../src-core/tail-risk/board/tail-risk-input.ts';
import { tailRiskBoard } from '../../../../src-core/tail-risk/board/tail-risk-board.ts';
import { tailRiskMethods } from '../../../../src-core/tail-risk/registry.ts';
import { panelOf, randomPrices, riskInput } from '../../portfolio/risk-input.ts';

const symbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
let input: TailRiskInput;
let board: TailRiskBoard;
let measured: MeasuredPortfolio;

beforeAll(() => {
  const panel = panelOf(randomPrices(symbols, 700, 5));
  measured = measurePortfolio(riskInput(panel, {}, { volatilityWindow: 650 }));
  input = measured.tail;
  board = tailRiskBoard(input);
});

const resultOf = (id: string): MethodResult => board.methods.find(({ method }) => method === id)!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the tail-risk board', () => {
  it('has every method of a series, in the order of the registry, and none of a factor model that is not there', () => {
    expect(board.methods.map(({ method }) => method)).toEqual([...tailRiskMethods.keys()]);
  });

  it('gives every figure as a number or says why not', () => {
    for (const { figures, warnings } of board.methods) {
      for (const figure of figures) {
        if (figure.var === null) expect(warnings.length).toBeGreaterThan(0);
        else expect(Number.isFinite(figure.var) && Number.isFinite(figure.es)).toBe(true);
      }
    }
    expect(board.methods.filter(({ figures }) => figures[0]!.var === null)).toEqual([]);
  });

  it('names the methods that are furthest apart', () => {
    const values = board.methods.map(({ figures }) => figures[0]!.var!);
    expect(board.spread!.var.low.value).toBe(Math.min(...values));
    expect(board.spread!.var.high.value).toBe(Math.max(...values));
    expect(resultOf(board.spread!.var.high.method).figures[0]!.var).toBe(board.spread!.var.high.value);
  });

  it('puts figures inside their intervals', () => {
    for (const { figures } of board.methods) {
      const { var: valueAtRisk, varInterval } = figures[0]!;
      if (varInterval === null) continue;
      expect(varInterval.low).toBeLessThanOrEqual(valueAtRisk!);
      expect(varInterval.high).toBeGreaterThanOrEqual(valueAtRisk!);
    }
  });

  it('fits volatility models on the longer sample and the others on the window', () => {
    expect(resultOf('garch-normal').observations).toBe(650);
    expect(resultOf('historical').observations).toBe(500);
    expect(board.volatility.dates).toHaveLength(650);
  });
});

describe('contributions on the board', () => {
  it('add up to the method’s VaR and ES', () => {
    const withParts = board.methods.filter(({ contributions }) => contributions !== null);
    expect(withParts.map(({ method }) => method)).toEqual([
      'historical',
      'age-weighted',
      'volatility-weighted',
      'filtered-historical-ewma',
      'gaussian',
      'cornish-fisher',
      'ewma',
      'monte-carlo-normal',
      'monte-carlo-t',
      'copula-t',
    ]);
    for (const { contributions, figures } of withParts) {
      expect(sum(contributions!.var)).toBeCloseTo(figures[0]!.var!, 12);
      expect(sum(contributions!.es)).toBeCloseTo(figures[0]!.es!, 12);
    }
  });

  it('say what risk falls by without a position: the difference to the portfolio that has it in cash', () => {
    const without = measurePortfolio(
      riskInput(
        panelOf(randomPrices(symbols, 700, 5)),
        {
          positions: symbols
            .slice(1)
            .map((symbol, i) => ({ symbol, strategy: i % 2 ? 'momentum' : 'value', quantity: '10' })),
          cash: [{ currency: 'USD', amount: String(Number(measured.risk.nav) * input.positions[0]!.weight) }],
        },
        { volatilityWindow: 650 },
      ),
    );
    const rest = tailRiskBoard(without.tail).methods.find(({ method }) => method === 'gaussian')!;
    const { contributions, figures } = resultOf('gaussian');
    expect(contributions!.incrementalVar![0]).toBeCloseTo(figures[0]!.var! - rest.figures[0]!.var!, 10);
    expect(contributions!.incrementalEs![0]).toBeCloseTo(figures[0]!.es! - rest.figures[0]!.es!, 10);
  });
});

describe('horizons on the board', () => {
  it('scale the one-day figure by the root of the days', () => {
    const { figures, horizons } = resultOf('historical');
    expect(horizons.map(({ horizon }) => horizon)).toContain(board.marginPeriod);
    for (const { horizon, scaled } of horizons) {
      expect(scaled.var).toBeCloseTo(figures[0]!.var! * Math.sqrt(horizon), 14);
    }
  });

  it('give direct figures where days are taken as alike, and simulated ones everywhere', () => {
    const direct = board.methods.filter(({ horizons }) => horizons[0]!.direct !== null).map(({ method }) => method);
    expect(direct).toEqual(['historical', 'age-weighted', 'gaussian', 'student-t', 'cornish-fisher', 'evt']);
    expect(board.methods.every(({ horizons }) => horizons.every(({ simulated }) => simulated !== null))).toBe(true);
  });

  it('simulate independent normal days close to the root-of-time rule', () => {
    const { figures, horizons, parameters } = resultOf('gaussian');
    for (const { horizon, simulated } of horizons) {
      const mean = parameters['mean']!;
      const closedForm = (figures[0]!.var! + mean) * Math.sqrt(horizon) - mean * horizon;
      expect(Math.abs(simulated!.var / closedForm - 1)).toBeLessThan(0.04);
    }
  });
});

describe('the distribution view', () => {
  it('counts every return of the sample once', () => {
    const { counts, edges } = board.distribution;
    expect(sum(counts)).toBe(500);
    expect(edges).toHaveLength(counts.length + 1);
  });

  it('has densities that integrate to about 1 over the grid', () => {
    const { grid } = board.distribution;
    const width = grid[1]! - grid[0]!;
    const smooth = board.methods.filter(({ density }) => density !== null);
    expect(smooth.map(({ method }) => method)).toEqual([
      'gaussian',
      'student-t',
      'ewma',
      'garch-normal',
      'garch-t',
      'gjr-t',
      'egarch-t',
    ]);
    for (const { density } of smooth) expect(Math.abs(sum(density!) * width - 1)).toBeLessThan(0.02);
  });
});

describe('the volatility view', () => {
  it('gives each model a path and a term structure, or the reason why there is none', () => {
    const { models, refusals, dates, horizons } = board.volatility;
    expect([...models, ...refusals].map(({ id }) => id)).toEqual([
      'ewma',
      'garch-normal',
      'garch-t',
      'gjr-t',
      'egarch-normal',
      'egarch-t',
    ]);
    for (const { path, termStructure } of models) {
      expect(path).toHaveLength(dates.length);
      expect(termStructure).toHaveLength(horizons.length);
      expect(path.every((value) => value > 0)).toBe(true);
    }
  });

  it('knows no expected variance of EGARCH with t innovations beyond a day', () => {
    const egarch = board.volatility.models.find(({ id }) => id === 'egarch-t')!;
    expect(egarch.termStructure[0]).toBeGreaterThan(0);
    expect(egarch.termStructure.slice(1).every((value) => value === null)).toBe(true);
  });
});

describe('stressed windows', () => {
  it('find the twelve months with the highest ES 97.5 %', () => {
    const worst = board.stressed.find(({ id }) => id === 'worst-12-months')!;
    expect(worst.observations).toBe(252);
    const shortfall = (start: number) => {
      const sorted = input.returns.slice(start, start + 252).sort();
      // Type 7 at 2.5 % of 252 returns lies between the seventh and eighth worst: seven are at or below it.
      return -sum([...sorted.subarray(0, 7)]) / 7;
    };
    const all = Array.from({ length: input.returns.length - 251 }, (_, start) => shortfall(start));
    const first = all.indexOf(Math.max(...all));
    const dates = input.dates.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    expect([worst.from, worst.to]).toEqual([dates[first], dates[first + 251]]);
  });

  it('measure the same holdings by every method, or say why not', () => {
    for (const { results } of board.stressed) {
      for (const result of results) expect(result.var === null).toBe(result.reason !== null);
    }
    const halfYear = board.stressed.find(({ id }) => id === 'worst-6-months')!;
    expect(halfYear.results.find(({ method }) => method === 'garch-t')!.reason).toContain('needs 250 returns');
  });
});
