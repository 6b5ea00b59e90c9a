import {
  type ActiveDecomposed,
  type Attribution,
  type CutRiskRow,
  type Decomposed,
  type RiskDecomposition,
} from '../../../src-core/contract/index.ts';
import { number, percent } from './figures.ts';
import { formatFacts, formatTable } from './table.ts';

const factorsShown = 12;
const right = (header: string) => ({ header, align: 'right' as const });

/** A decomposition as aligned text: the whole, and relative to the benchmark where there is one. */
export function decompositionTables(decomposition: RiskDecomposition): string {
  const { model, active } = decomposition;
  const whole = [
    formatFacts([
      ['Factor model', `version ${model.id}, ${model.preset}, as of ${model.asOf}`],
      ['Volatility by model', percent(decomposition.totalVolatility)],
      ['Factors', partText(decomposition.factorVolatility, decomposition.factorVariancePercent)],
      ['Specific', partText(decomposition.specificVolatility, decomposition.specificVariancePercent)],
    ]),
    factorTable(decomposition),
    cutTable('Sector', decomposition.bySector),
    cutTable('Strategy', decomposition.byStrategy),
  ];
  return [...whole, ...(active ? activeTables(active) : [])].join('\n\n');
}

function activeTables(active: ActiveDecomposed): readonly string[] {
  const basis =
    active.benchmarkRSquared === null ? 'its weights' : `its returns, R² ${percent(active.benchmarkRSquared)}`;
  return [
    formatFacts([
      ['Active risk', `to ${active.benchmark}, by ${basis}`],
      ['Tracking error', percent(active.totalVolatility)],
      ['Factors', partText(active.factorVolatility, active.factorVariancePercent)],
      ['Specific', partText(active.specificVolatility, active.specificVariancePercent)],
      ['Beta by model', number(active.beta)],
    ]),
    factorTable(active),
  ];
}

const partText = (volatility: number, share: number) => `${percent(volatility)}, ${share.toFixed(1)} % of variance`;

function factorTable({ byFactor, byGroup }: Decomposed): string {
  const groups = formatTable(
    [{ header: 'Group' }, right('Volatility'), right('Contribution'), right('% of variance')],
    byGroup.map(({ group, volatility, contribution, percent: share }) => [
      group,
      percent(volatility),
      percent(contribution),
      share.toFixed(1),
    ]),
  );
  const largest = byFactor
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, factorsShown);
  const factors = formatTable(
    [
      { header: 'Largest factors' },
      right('Exposure x'),
      right('Volatility σ'),
      right('Correlation ρ'),
      right('x·σ·ρ'),
      right('% of variance'),
    ],
    largest.map((row) => [
      row.label,
      number(row.exposure),
      percent(row.volatility),
      number(row.correlation),
      percent(row.contribution),
      row.percent.toFixed(1),
    ]),
  );
  return `${groups}\n\n${factors}`;
}

function cutTable(title: string, rows: readonly CutRiskRow[]): string {
  return formatTable(
    [
      { header: title },
      right('Weight'),
      right('Volatility'),
      right('Contribution'),
      right('Specific'),
      right('% of variance'),
    ],
    rows.map((row) => [
      row.key || '–',
      percent(row.weight),
      percent(row.volatility),
      percent(row.contribution),
      percent(row.specificContribution),
      row.percent.toFixed(1),
    ]),
  );
}

/** A realised attribution as aligned text. */
export function attributionTables(attribution: Attribution): string {
  const held = {
    recorded: 'positions as recorded on each day',
    'carried-back': 'the earliest positions known, carried back',
    mixed: 'positions as recorded, the earliest carried back before',
  }[attribution.holdings];
  const facts = formatFacts([
    ['Realised attribution', `${attribution.from} to ${attribution.to}, ${attribution.days} days, ${held}`],
    ['Return of the holdings', percent(attribution.holdingsReturn)],
    ['By factors', percent(attribution.factorReturn)],
    ['Specific', percent(attribution.specificReturn)],
    ['Return by NAV history', percent(attribution.realisedReturn)],
    ['Not explained by holdings', percent(attribution.unexplained)],
  ]);
  const factors = formatTable(
    [{ header: 'Factor' }, right('Mean exposure'), right('Contribution'), right('± standard error')],
    attribution.byFactor.map((row) => [
      row.label,
      number(row.averageExposure),
      percent(row.contribution),
      percent(row.standardError),
    ]),
  );
  const strategies = formatTable(
    [{ header: 'Strategy' }, right('Contribution'), right('By factors'), right('Specific')],
    attribution.byStrategy.map((row) => [
      row.strategy || '–',
      percent(row.contribution),
      percent(row.factorContribution),
      percent(row.specificContribution),
    ]),
  );
  return [facts, factors, strategies].join('\n\n');
}
