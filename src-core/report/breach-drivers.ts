import { type LimitStatus } from '../limits/limit.ts';
import { type PortfolioRisk, type PositionRisk } from '../portfolio/portfolio-risk.ts';
import { type ReportScenario } from './report-scenario.ts';
import { computedScenarios } from './report-scenario-order.ts';

/** The positions that make up a measure, largest first, and what was ranked by. */
export interface BreachDrivers {
  /** What was ranked by, as it stands in the middle of a sentence. */
  readonly measure: string;
  /** The part each plays, as a fraction of NAV (or of volatility); `share` is its part of the whole. */
  readonly rows: readonly {
    readonly position: PositionRisk;
    readonly amount: number;
    readonly share: number | null;
  }[];
}

const shown = 6;

interface Ranking {
  readonly measure: string;
  amount(position: PositionRisk): number;
}

const byWeight: Ranking = { measure: 'weight', amount: (position) => position.weight };
const byVolatility: Ranking = { measure: 'volatility contribution', amount: (position) => position.volatility };
const byVar: Ranking = { measure: 'VaR contribution', amount: (position) => position.var };
const byEs: Ranking = { measure: 'ES contribution', amount: (position) => position.es };

/** What a metric's positions are ranked by; metrics of risk that have no contributions of their own go by volatility. */
const rankings: Readonly<Record<string, Ranking>> = {
  'gross-leverage': byWeight,
  'net-leverage': byWeight,
  'single-name': byWeight,
  sector: byWeight,
  country: byWeight,
  strategy: byWeight,
  'top-n': byWeight,
  issuer: byWeight,
  'days-to-liquidate': byWeight,
  var: byVar,
  es: byEs,
};

/**
 * The positions behind a limit's measure: those of its subject where it has one (a name, a sector, a country, a strategy),
 * else all, ranked by their part in it.
 */
export function breachDrivers(
  status: LimitStatus,
  risk: PortfolioRisk,
  stress: readonly ReportScenario[] | null = null,
): BreachDrivers {
  const ranking = stressRanking(status, risk, stress) ?? rankings[status.metric] ?? byVolatility;
  const inScope = risk.contributions.filter(
    (position) => status.scope.strategy === undefined || position.strategy === status.scope.strategy,
  );
  const subjects = inScope.filter((position) => belongsTo(position, status.subject));
  const positions = subjects.length > 0 ? subjects : inScope;
  const whole = positions.reduce((sum, position) => sum + Math.abs(ranking.amount(position)), 0);
  const rows = positions
    .map((position) => ({ position, amount: ranking.amount(position) }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, shown)
    .map((row) => ({ ...row, share: whole > 0 ? Math.abs(row.amount) / whole : null }));
  return { measure: ranking.measure, rows };
}

/** By the loss in the scenario of a stress limit, or in the worst of all where the limit names none. */
function stressRanking(
  { metric, subject }: LimitStatus,
  { contributions }: PortfolioRisk,
  stress: readonly ReportScenario[] | null,
): Ranking | null {
  if (metric !== 'stress-loss' || stress === null) return null;
  const [worst] = computedScenarios(stress);
  const scenario = stress.find(({ id }) => id === subject) ?? worst;
  if (!scenario) return null;
  const sums = new Map<string, { loss: number; weight: number }>();
  const sumOf = (symbol: string) => {
    const sum = sums.get(symbol) ?? { loss: 0, weight: 0 };
    sums.set(symbol, sum);
    return sum;
  };
  for (const { label, loss } of scenario.byPosition) sumOf(label).loss += loss;
  for (const { symbol, weight } of contributions) sumOf(symbol).weight += weight;
  return {
    measure: `loss in ${scenario.name}`,
    // A name held in several strategies moves alike in each.
    amount({ symbol, weight }) {
      const sum = sumOf(symbol);
      return sum.weight === 0 ? 0 : (weight * sum.loss) / sum.weight;
    },
  };
}

function belongsTo(position: PositionRisk, subject: string): boolean {
  const { symbol, name, sector, country, strategy } = position;
  return [symbol, name, sector, country, strategy].includes(subject);
}
