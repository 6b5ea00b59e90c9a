import { type MethodResult } from '../src-core/contract/index.ts';
import { type Method } from './methods.ts';

type Card = Omit<Method, 'title' | 'source'>;

const alike = 'Days of the window are independent draws of one distribution';
const moving = 'Volatility changes by a fixed rule; what is left is alike from day to day';

const cards: Readonly<Record<string, Card>> = {
  historical: {
    formula: 'VaR = −q₁₋c of the window’s returns (type 7); ES = −mean of those at or below it',
    assumes: `${alike}, of no particular shape`,
    limits: 'At 99 % a few observations decide; a loss larger than any in the window cannot show',
  },
  'age-weighted': {
    formula: 'Returns weighted λ^age; VaR where the weights, worst return first, reach 1 − c',
    assumes: 'Recent days tell more of tomorrow than old ones',
    limits: 'With λ = 0.98 about a hundred days count; jumps when a bad day arrives or fades',
  },
  'volatility-weighted': {
    formula: 'rₜ·σ_next ÷ σₜ, both by EWMA; then as historical simulation',
    assumes: moving,
    limits: 'Follows the market within days; as restless as its volatility',
  },
  'filtered-historical-ewma': {
    formula: 'Standardised past returns are drawn again under tomorrow’s EWMA volatility',
    assumes: moving,
    limits: 'Over one day the same as volatility-weighted; differs over longer horizons',
  },
  'filtered-historical-garch': {
    formula: 'Residuals of GARCH(1,1), as they were, × tomorrow’s σ',
    assumes: `${moving}; the shape of shocks is that of the sample`,
    limits: 'The tail rests on the sample’s extreme residuals; needs a long history',
  },
  gaussian: {
    formula: 'VaR = −(m + z·s); ES = −m + s·φ(z) ÷ (1 − c)',
    assumes: `${alike}, normal`,
    limits: 'Real tails are fatter: usually too low at 99 %',
  },
  'student-t': {
    formula: 'VaR = −(m + s·q); ES = −m + s·f(q) ÷ (1 − c)·(ν + q²) ÷ (ν − 1); m, s, ν by maximum likelihood',
    assumes: `${alike}, symmetric with fat tails`,
    limits: 'One ν for both tails; gains as large as losses are supposed',
  },
  'cornish-fisher': {
    formula:
      'Normal quantile bent by skewness S and excess kurtosis K: z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36',
    assumes: 'Mild departures from the normal',
    limits: 'Outside its domain of S and K quantiles cross; a warning says so',
  },
  ewma: {
    formula: 'σ² = λσ² + (1 − λ)r²; VaR = z·σ, mean 0',
    assumes: 'Normal shocks under a volatility that only the last weeks decide',
    limits: 'No return to a long-run level; tails are normal',
  },
  'garch-normal': {
    formula: 'σ²ₜ₊₁ = ω + αε²ₜ + βσ²ₜ; VaR = −(μ + z·σₜ₊₁)',
    assumes: `${moving}, normal`,
    limits: 'Shocks are usually fatter than normal: too low at 99 %',
  },
  'garch-t': {
    formula: 'σ²ₜ₊₁ = ω + αε²ₜ + βσ²ₜ; shocks Student t with ν fitted',
    assumes: `${moving}, symmetric with fat tails`,
    limits: 'A loss and a gain of one size move volatility alike',
  },
  'gjr-t': {
    formula: 'σ²ₜ₊₁ = ω + (α + γ·1[ε<0])ε²ₜ + βσ²ₜ; shocks Student t',
    assumes: `${moving}; losses raise volatility more than gains`,
    limits: 'γ is often within its error of 0: see its standard error under Volatility',
  },
  'egarch-t': {
    formula: 'ln σ²ₜ₊₁ = ω + α(|z| − E|z|) + γz + β ln σ²ₜ; shocks Student t',
    assumes: `${moving}, in logarithms`,
    limits: 'With Student t shocks expected variance beyond a day is infinite; longer horizons are simulated',
  },
  evt: {
    formula: 'VaR = u + β/ξ·((n/Nᵤ·(1 − c))^−ξ − 1); ES = (VaR + β − ξu) ÷ (1 − ξ)',
    assumes: 'Losses beyond the threshold u follow a generalised Pareto distribution',
    limits: 'Rests on the few losses beyond u; the choice of u moves the result',
  },
  'monte-carlo-normal': {
    formula: 'Seeded draws of N(m, S) of the securities; then as historical simulation',
    assumes: `${alike}, normal together`,
    limits: 'Gaussian but for the error of the simulation, which the interval shows',
  },
  'monte-carlo-t': {
    formula: 'Seeded draws of a multivariate t with the sample’s means and covariances',
    assumes: `${alike}, elliptical: one ν for all securities`,
    limits: 'Extremes come together in all names, upwards as downwards',
  },
  'copula-t': {
    formula: 'Seeded draws of a t copula, each security’s own past returns as its margin',
    assumes: 'Dependence in the tail is that of a t distribution',
    limits: 'No name loses more than in its window; the interval is the simulation’s error',
  },
  'factor-parametric': {
    formula: 'VaR = z·√(xᵀFx + hᵀΔh), mean 0',
    assumes: 'Normal returns; exposures, covariances and specific risk of the factor model',
    limits: 'Tails are normal; linear in returns',
  },
  'factor-monte-carlo': {
    formula: 'Seeded draws of factor returns N(0, F) and specific returns N(0, Δ)',
    assumes: 'As the parametric method, simulated; Student t where degrees of freedom are given',
    limits: 'The interval is the simulation’s error alone, not the model’s',
  },
};

const unknown: Card = {
  formula: 'See the source',
  assumes: 'Today’s holdings, unchanged over the whole window',
  limits: 'Compare with the other methods',
};

/** The card of a method of tail risk, under the name and source its result carries. */
export function tailRiskCard({ method, label, source }: Pick<MethodResult, 'method' | 'label' | 'source'>): Method {
  const card = Object.hasOwn(cards, method) ? cards[method]! : unknown;
  return { title: label, ...card, source };
}
