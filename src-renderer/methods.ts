/** What stands on the card beside a figure. */
export interface Method {
  readonly title: string;
  readonly formula: string;
  readonly assumes: string;
  readonly limits: string;
  readonly source: string;
}

const currentHoldings = 'Today’s holdings, unchanged over the whole window';

export const methods = {
  nav: {
    title: 'Net asset value',
    formula: 'Σ quantity × last close × exchange rate + cash, in exact decimals',
    assumes: 'Cash is 0 where none was imported',
    limits: 'A price older than the allowed number of days stops the valuation',
    source: 'docs/methods, valuation and exposure',
  },
  volatility: {
    title: 'Volatility',
    formula: 's(rₜ)·√(trading days a year), n − 1 in the denominator, rₜ = Σ wᵢ·rᵢₜ',
    assumes: currentHoldings,
    limits: 'Every day in the window weighs the same; the EWMA figure follows the market faster',
    source: 'docs/methods, volatility; RiskMetrics (1996) for EWMA',
  },
  valueAtRisk: {
    title: 'Value at risk, historical',
    formula: '−q₁₋c of the window’s daily returns, linear interpolation (Hyndman–Fan type 7)',
    assumes: `${currentHoldings}; the next day is like one of the past`,
    limits: 'A few observations decide the 99 % figure; a loss larger than any in the window cannot show',
    source: 'docs/methods, VaR and ES; Hyndman & Fan (1996)',
  },
  expectedShortfall: {
    title: 'Expected shortfall, historical',
    formula: '− mean of the returns at or below the VaR quantile',
    assumes: currentHoldings,
    limits: 'Fewer observations still than for VaR at the same level',
    source: 'docs/methods, VaR and ES; Acerbi & Tasche (2002)',
  },
  beta: {
    title: 'Beta',
    formula: 'cov(r, b) ÷ var(b) over the window',
    assumes: currentHoldings,
    limits: 'Needs a benchmark; days on which either has no return are left out',
    source: 'docs/methods, valuation and exposure',
  },
  leverage: {
    title: 'Gross leverage',
    formula: 'Σ |market value| ÷ NAV; net = Σ market value ÷ NAV',
    assumes: 'Positions of several strategies in one name are not netted in gross',
    limits: 'Says nothing about how risky the names are',
    source: 'docs/methods, valuation and exposure',
  },
  drawdown: {
    title: 'Drawdown',
    formula: '1 − value ÷ highest value so far, flows taken out',
    assumes: 'The NAV history where one was imported, else current holdings',
    limits: 'Starts with the first date known; an earlier peak cannot show',
    source: 'docs/methods, drawdown',
  },
  contribution: {
    title: 'Contribution to risk',
    formula: 'wᵢ·∂ρ/∂wᵢ (Euler); for historical VaR the position’s loss in the scenarios that make the quantile',
    assumes: currentHoldings,
    limits: 'Adds up to the total; not what would be saved by closing the position outright',
    source: 'docs/methods, contributions; Tasche (1999)',
  },
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
