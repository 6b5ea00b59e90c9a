import templates from '../../../resources/limit-templates.json' with { type: 'json' };
import definition from '../../../resources/sample-workspace.json' with { type: 'json' };
import { type ReportMonitoring } from '../../../src-core/report/report-monitoring.ts';
import { type ReportInput } from '../../../src-core/report/report-input.ts';
import { evaluateLimits } from '../../../src-core/limits/evaluate.ts';
import { type LimitStatus } from '../../../src-core/limits/limit.ts';
import { type LimitTemplate } from '../../../src-core/limits/template.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { computePortfolioRisk } from '../../../src-core/portfolio/compute-portfolio-risk.ts';
import { type PortfolioRisk } from '../../../src-core/portfolio/portfolio-risk.ts';
import { generateSampleWorkspace, type SampleWorkspace } from '../../../src-core/sample/sample-workspace.ts';

/** The sample workspace's prices as a panel. */
export function samplePanel({ prices, securities }: SampleWorkspace): Panel {
  const dates = Int32Array.from(new Set(prices.date)).sort();
  const at = new Map(Array.from(dates, (date, i) => [date, i]));
  const matrix = () => new Float64Array(prices.symbols.length * dates.length).fill(NaN);
  const panel = { close: matrix(), totalReturn: matrix(), volume: matrix() };
  prices.date.forEach((date, row) => {
    const cell = prices.symbol[row]! * dates.length + at.get(date)!;
    panel.close[cell] = prices.close[row]!;
    panel.totalReturn[cell] = prices.totalReturn[row]!;
    panel.volume[cell] = prices.volume[row]!;
  });
  return { dates, symbols: prices.symbols, currencies: securities.map((security) => security.currency), ...panel };
}

/** The risk of the sample's fund on its last date. */
export function sampleRisk(workspace: SampleWorkspace): PortfolioRisk {
  const asOf = isoDate(workspace.metadata.asOf);
  return computePortfolioRisk({
    portfolio: workspace.metadata.portfolio,
    panel: samplePanel(workspace),
    rates: null,
    positions: workspace.positions,
    cash: workspace.cash,
    securities: workspace.securities,
    benchmark: {
      name: workspace.metadata.benchmark,
      levels: {
        dates: workspace.index.map((row) => row.date),
        values: Float64Array.from(workspace.index, (row) => row.value),
      },
    },
    model: null,
    navHistory: workspace.navHistory,
    scenarios: [],
    parameters: { ...sampleParameters, asOf, benchmark: workspace.metadata.benchmark },
  });
}

export const sampleParameters = {
  window: 500,
  volatilityWindow: 1500,
  confidences: [0.99, 0.975, 0.95],
  baseCurrency: 'USD',
  tradingDaysPerYear: 252,
  maxStaleDays: 5,
  ewmaLambda: 0.94,
  model: null,
  noModel: null,
  scenarios: [],
  champion: null,
} as const;

/** The default limits measured on the sample's fund. */
export function sampleLimitStatuses(risk: PortfolioRisk): readonly LimitStatus[] {
  const limits = templates.default.limits as LimitTemplate['limits'];
  return evaluateLimits(
    limits.map((limit, i) => ({ ...limit, id: i + 1 })),
    risk,
    risk.portfolio,
  );
}

/** An alarm of the method in use. */
export function sampleMonitoring(): ReportMonitoring {
  return {
    alarms: [
      {
        id: 'coverage/historical/cusum',
        area: 'coverage',
        level: 'limit',
        subject: 'Historical simulation',
        text: 'Historical simulation: lately losses went beyond VaR more often than on 1 % of days',
        action: 'Compare the methods',
        since: '2025-12-18',
      },
    ],
    confidence: 0.99,
    methods: [],
  };
}

/** A complete input: the sample's fund under the default limits, its breach acknowledged. */
export function sampleReportInput(): ReportInput {
  const workspace = generateSampleWorkspace(definition);
  const risk = sampleRisk(workspace);
  const limits = sampleLimitStatuses(risk);
  const breach = limits.find(({ level }) => level === 'limit')!;
  return {
    workspace: 'Sample workspace',
    fictional: true,
    risk: {
      ...risk,
      run: 12,
      parameters: { ...sampleParameters, asOf: risk.asOf, benchmark: risk.benchmark },
      limits,
      datasetVersion: 'a'.repeat(64),
      seed: 18,
      engineVersion: '0.1.0',
      computedAt: '2026-01-02T08:00:00.000Z',
      elapsedMilliseconds: 41,
      stale: false,
    },
    breaches: [
      {
        id: 1,
        limitId: breach.limitId,
        portfolio: risk.portfolio,
        metric: breach.metric,
        label: breach.label,
        unit: breach.unit,
        subject: breach.subject,
        level: 'limit',
        value: breach.value!,
        threshold: breach.limit!,
        state: 'acknowledged',
        openedRun: 9,
        openedAt: '2025-12-29T08:00:00.000Z',
        openedAsOf: '2025-12-29',
        lastRun: 12,
        lastValue: breach.value!,
        resolvedRun: null,
        resolvedAt: null,
        owner: 'M. Keel',
        reason: 'Sale in progress',
        resolvedAsOf: null,
        waivedUntil: null,
      },
    ],
    cures: null,
    rejections: null,
    stress: null,
    monitoring: sampleMonitoring(),
    utilisationHistory: [],
    previous: { nav: Number(risk.nav) - 1_250_000, volatilityAnnual: risk.volatilityAnnual + 0.002 },
    dataIssues: [
      { severity: 'warning', title: 'Stale prices', affects: '3 securities', remedy: 'Import newer prices', count: 3 },
    ],
    resultHash: 'b'.repeat(64),
  };
}
