import { ExactDecimal } from '../numerics/exact-decimal.ts';
import { type ExposureRow } from './portfolio-risk.ts';
import { type ValuedHolding } from './valuation.ts';

/** Gross leverage = Σ|market value| ÷ NAV and net leverage = Σ market value ÷ NAV, multiples of NAV. */
export function leverage(holdings: readonly ValuedHolding[], nav: ExactDecimal) {
  let gross = new ExactDecimal(0);
  let net = new ExactDecimal(0);
  for (const { marketValue } of holdings) {
    gross = gross.plus(marketValue.abs());
    net = net.plus(marketValue);
  }
  return { gross: gross.div(nav).toNumber(), net: net.div(nav).toNumber() };
}

/** A holding's share of the portfolio's risk, fractions. */
export interface HoldingRisk {
  readonly volatility: number;
  readonly var: number;
}

/** What holdings are grouped by. An empty key is shown as `unnamed`. */
export interface Grouping {
  readonly keyOf: (holding: ValuedHolding) => string;
  readonly labelOf: (holding: ValuedHolding) => string;
  readonly unnamed: string;
}

export const groupings = {
  byName: {
    keyOf: ({ security }) => security.symbol,
    labelOf: ({ security }) => security.name || security.symbol,
    unnamed: 'Unnamed',
  },
  bySector: {
    keyOf: ({ security }) => security.sector,
    labelOf: ({ security }) => security.sector,
    unnamed: 'Unclassified',
  },
  byStrategy: {
    keyOf: ({ position }) => position.strategy,
    labelOf: ({ position }) => position.strategy,
    unnamed: 'No strategy',
  },
  byCountry: {
    keyOf: ({ security }) => security.country,
    labelOf: ({ security }) => security.country,
    unnamed: 'Unclassified',
  },
} as const satisfies Record<string, Grouping>;

/**
 * Exposures of groups as fractions of NAV, largest gross first. Gross adds absolute market values position by position, so
 * a long in one strategy does not hide a short in another; every column adds up to the portfolio's figure.
 *
 * @param risk the risk of each holding, in the order of `holdings`
 */
export function exposuresBy(
  grouping: Grouping,
  holdings: readonly ValuedHolding[],
  risk: readonly HoldingRisk[],
  nav: ExactDecimal,
): ExposureRow[] {
  interface Group extends HoldingRisk {
    label: string;
    gross: ExactDecimal;
    net: ExactDecimal;
    positions: number;
    volatility: number;
    var: number;
  }
  const groups = new Map<string, Group>();
  holdings.forEach((holding, i) => {
    const key = grouping.keyOf(holding);
    let group = groups.get(key);
    if (!group) {
      const label = grouping.labelOf(holding) || grouping.unnamed;
      group = { label, gross: new ExactDecimal(0), net: new ExactDecimal(0), positions: 0, volatility: 0, var: 0 };
      groups.set(key, group);
    }
    group.gross = group.gross.plus(holding.marketValue.abs());
    group.net = group.net.plus(holding.marketValue);
    group.positions++;
    group.volatility += risk[i]!.volatility;
    group.var += risk[i]!.var;
  });
  return [...groups]
    .map(([key, group]) => ({
      ...group,
      key,
      gross: group.gross.div(nav).toNumber(),
      net: group.net.div(nav).toNumber(),
    }))
    .sort((a, b) => b.gross - a.gross || (a.key < b.key ? -1 : 1));
}
