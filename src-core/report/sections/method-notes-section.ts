import { type SectionBuilder } from './section.ts';

/** Formula, assumptions and source of every kind of number in the report. */
const notes = [
  {
    term: 'Weights and leverage',
    description:
      'NAV = Σ signed market value + cash. Weight = signed market value ÷ NAV. Gross leverage = Σ|market value| ÷ NAV; net = Σ market value ÷ NAV. Closing prices of the as-of date, converted to the base currency.',
  },
  {
    term: 'Current holdings',
    description:
      'Result of a day = Σ today’s weight × simple total return of that day. A missing return is left out, never filled in, and counted under data quality.',
  },
  {
    term: 'Volatility',
    description:
      'Sample standard deviation (n − 1) of the current holdings’ results × √(trading days a year). Contributions: weight × cov(return, result) ÷ σ, which add up to σ (Euler).',
  },
  {
    term: 'Historical VaR and ES',
    description:
      'VaR = −quantile of the results at 1 − confidence, linear interpolation (Hyndman & Fan 1996, type 7). ES = −mean of the results at or below that quantile (Acerbi & Tasche 2002). Assumes that the window is typical of tomorrow.',
  },
  {
    term: 'Gaussian VaR and ES',
    description:
      'VaR = −(μ + σ·z), ES = −μ + σ·φ(z) ÷ (1 − confidence), with sample μ and σ (RiskMetrics 1996). Understates the tail of fat-tailed results.',
  },
  {
    term: 'Beta',
    description: 'cov(portfolio, benchmark) ÷ var(benchmark) over the window, returns of both total.',
  },
  {
    term: 'Drawdown',
    description:
      'Value ÷ highest value so far − 1, flows taken out, from the NAV history; from current holdings where there is none.',
  },
  {
    term: 'Exceptions',
    description:
      'Days whose loss exceeded the VaR computed from data up to the day before (Basel Committee 2019, MAR32).',
  },
  {
    term: 'Model monitoring',
    description:
      'CUSUM of exceptions against twice the promised rate (Reynolds & Stoumbos 1999), false alarms once in 1,250 (warn) and 5,000 days (limit); e-process against coverage (Vovk & Wang 2021); volatility by the mean of (return ÷ forecast)² with Newey–West errors; drift by PSI and the Kolmogorov–Smirnov test over independent days.',
  },
  {
    term: 'Utilisation and status',
    description:
      'Utilisation = measure ÷ limit. A measure must exceed a threshold to trigger it; a measure equal to its limit is within.',
  },
] as const;

export const methodNotesSection: SectionBuilder = () => [
  { kind: 'terms', id: 'methods', label: 'Methods', terms: notes },
];
