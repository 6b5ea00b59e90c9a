import { isoDate } from '../market/epoch-day.ts';
import { type MarketView } from './company-ranking.ts';
import { chooseTargets, type Target } from './fund-targets.ts';
import { type SampleDefinition } from './sample-definition.ts';
import { type CashRow, type NavRow, type PositionRow } from '../portfolio/imported-rows.ts';
import { firstDayFrom } from './trading-days.ts';

export interface FundHistory {
  readonly positions: readonly PositionRow[];
  readonly cash: readonly CashRow[];
  readonly navHistory: readonly NavRow[];
}

interface Holding {
  readonly strategy: string;
  readonly company: number;
  /** Whole shares, signed. */
  readonly shares: number;
  /** Cents paid (received, where negative) at the last rebalancing. */
  readonly cost: number;
}

/**
 * Runs the fund day by day from its inception: holdings drift with prices, dividends and trading costs go through cash,
 * subscriptions and redemptions come at the close, and on rebalancing days the strategies choose anew. All money is
 * whole cents, so that the last net asset value equals the last positions at their closing prices plus cash, exactly.
 *
 * The last rebalancing is sized with the closing day's prices instead of its own, which puts the weights of the last
 * date where the definition wants them.
 */
export function runFund(definition: SampleDefinition, market: MarketView): FundHistory {
  const { fund } = definition;
  const { days, quotes } = market;
  const inception = firstDayFrom(days, fund.inception);
  const lastDay = days.length - 1;
  const rebalancings = rebalancingDays(fund.rebalancingMonths, days, inception);
  const lastRebalancing = Math.max(...rebalancings);
  const flows = new Map(fund.flows.map(({ date, amount }) => [firstDayFrom(days, date), Math.round(amount * 100)]));

  let holdings: readonly Holding[] = [];
  let cash = Math.round(fund.initialCapital * 100);
  const navHistory: NavRow[] = [];
  for (let day = inception; day <= lastDay; day++) {
    let profitAndLoss = 0;
    for (const { company, shares } of holdings) {
      const { closeCents, dividendCents } = quotes[company]!;
      profitAndLoss += shares * (closeCents[day]! - closeCents[day - 1]! + dividendCents[day]!);
      cash += shares * dividendCents[day]!;
    }
    const flow = flows.get(day) ?? 0;
    cash += flow;
    if (rebalancings.has(day)) {
      const isLast = day === lastRebalancing;
      const targets = chooseTargets(fund, market, day, isLast);
      const value = cash + marketValue(holdings, market, day);
      const next = isLast
        ? holdingsFor(targets, market, closingValue(value, targets, market, day, flows), lastDay, day)
        : holdingsFor(targets, market, value, day, day);
      const fees = tradingFees(holdings, next, market, day, fund.tradingCost);
      cash = value - marketValue(next, market, day) - fees;
      profitAndLoss -= fees;
      holdings = next;
    }
    navHistory.push({
      portfolio: fund.name,
      date: days[day]!,
      nav: moneyText(cash + marketValue(holdings, market, day)),
      profitAndLoss: day === inception ? null : moneyText(profitAndLoss),
      flow: flow === 0 ? null : moneyText(flow),
    });
  }

  const asOf = days[lastDay]!;
  return {
    positions: holdings
      .filter(({ shares }) => shares !== 0)
      .map(({ strategy, company, shares, cost }) => ({
        portfolio: fund.name,
        strategy,
        symbol: market.companies[company]!.security.symbol,
        quantity: String(shares),
        asOf,
        cost: moneyText(cost),
      })),
    cash: [{ portfolio: fund.name, currency: definition.currency, amount: moneyText(cash), asOf }],
    navHistory,
  };
}

/** The inception and the first trading day of each rebalancing month after it. */
function rebalancingDays(months: readonly number[], days: Int32Array, inception: number): ReadonlySet<number> {
  const result = new Set([inception]);
  for (let day = inception + 1; day < days.length; day++) {
    const month = isoDate(days[day]!).slice(5, 7);
    if (months.includes(Number(month)) && month !== isoDate(days[day - 1]!).slice(5, 7)) result.add(day);
  }
  return result;
}

/** Whole shares that bring each target to its weight of `value` at the prices of `sizingDay`, bought on `day`. */
function holdingsFor(
  targets: readonly Target[],
  market: MarketView,
  value: number,
  sizingDay: number,
  day: number,
): readonly Holding[] {
  return targets.map(({ strategy, company, weight }) => {
    const { closeCents } = market.quotes[company]!;
    const shares = Math.round((weight * value) / closeCents[sizingDay]!);
    return { strategy, company, shares, cost: shares * closeCents[day]! };
  });
}

/**
 * Net asset value on the last day when the targets are to have their weights then: V = v + flows + Σ wV·(gain ÷ last
 * price), solved for V.
 */
function closingValue(
  value: number,
  targets: readonly Target[],
  market: MarketView,
  day: number,
  flows: ReadonlyMap<number, number>,
): number {
  const lastDay = market.days.length - 1;
  let gainPerValue = 0;
  for (const { company, weight } of targets) {
    const { closeCents, dividendCents } = market.quotes[company]!;
    let gain = closeCents[lastDay]! - closeCents[day]!;
    for (let later = day + 1; later <= lastDay; later++) gain += dividendCents[later]!;
    gainPerValue += (weight * gain) / closeCents[lastDay]!;
  }
  const laterFlows = [...flows].reduce((sum, [at, amount]) => sum + (at > day ? amount : 0), 0);
  return (value + laterFlows) / (1 - gainPerValue);
}

function tradingFees(
  before: readonly Holding[],
  after: readonly Holding[],
  market: MarketView,
  day: number,
  tradingCost: number,
): number {
  const change = new Map<number, number>();
  for (const { company, shares } of before) change.set(company, (change.get(company) ?? 0) - shares);
  for (const { company, shares } of after) change.set(company, (change.get(company) ?? 0) + shares);
  let traded = 0;
  for (const [company, shares] of change) traded += Math.abs(shares) * market.quotes[company]!.closeCents[day]!;
  return Math.round(traded * tradingCost);
}

function marketValue(holdings: readonly Holding[], market: MarketView, day: number): number {
  return holdings.reduce((sum, { company, shares }) => sum + shares * market.quotes[company]!.closeCents[day]!, 0);
}

/** Whole cents as decimal text. */
function moneyText(cents: number): string {
  const digits = Math.abs(cents).toFixed(0).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
