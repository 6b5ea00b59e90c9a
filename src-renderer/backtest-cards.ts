import { type Method } from './methods.ts';

const each = 'Exceptions are days on which the loss was larger than the VaR known the evening before';

/** What stands on the cards beside the statistics of a backtest. */
export const backtestCards = {
  kupiec: {
    title: 'Frequency of exceptions',
    formula: 'LR = −2·[(n − x)·ln((1 − p)/(1 − x/n)) + x·ln(p/(x/n))], χ² with 1 degree of freedom',
    assumes: each,
    limits: 'Of 250 days at 99 % it can hardly tell 1 % from 2 %; says nothing of when exceptions come',
    source: 'docs/methods, backtests; Kupiec (1995)',
  },
  independence: {
    title: 'Independence from day to day',
    formula: 'LR = −2·ln(L(π) ÷ L(π₀₁, π₁₁)), χ² with 1 degree of freedom',
    assumes: 'If exceptions cluster, they do so from one day to the next',
    limits: 'Does not see clusters with gaps; needs two exceptions at least',
    source: 'docs/methods, backtests; Christoffersen (1998)',
  },
  conditionalCoverage: {
    title: 'Frequency and independence together',
    formula: 'LR of frequency + LR of independence, χ² with 2 degrees of freedom',
    assumes: 'As its two parts',
    limits: 'One good part can hide a bad one: look at both',
    source: 'docs/methods, backtests; Christoffersen (1998)',
  },
  dynamicQuantile: {
    title: 'Dynamic quantile',
    formula: 'Iₜ − p on a constant, its last 4 values and, where named, VaRₜ; fitted²÷(p(1 − p)), χ²',
    assumes: 'Nothing known the evening before should tell of an exception',
    limits: 'With few exceptions regressors depend on each other; the rank is then shown and the test is weak',
    source: 'docs/methods, backtests; Engle & Manganelli (2004)',
  },
  duration: {
    title: 'Days between exceptions',
    formula: 'Weibull durations, shape b = 1 against any b, likelihood ratio, χ² with 1 degree of freedom',
    assumes: 'Spells cut by the ends of the series are counted as at least as long',
    limits: 'b below 1: bursts; above 1: more regular than chance. Not estimable with few or equal spells',
    source: 'docs/methods, backtests; Christoffersen & Pelletier (2004)',
  },
  trafficLight: {
    title: 'Traffic light',
    formula: 'Exceptions in the last 250 days at 99 %: 0–4 green, 5–9 amber, 10 and more red',
    assumes: 'Multipliers 3.00–4.00 for VaR (1996) and 1.50–2.00 for ES (MAR99)',
    limits:
      'The regulator’s table is for 250 days at 99 %; elsewhere zones begin where chance alone stays below with 95 % and 99.99 %',
    source: 'docs/methods, backtests; Basel Committee (1996), MAR99',
  },
  acerbiSzekely: {
    title: 'Size of losses beyond VaR, Z₂',
    formula: 'Z₂ = Σ rₜIₜ/ESₜ ÷ (n·p) + 1; Z₁ = mean of rₜ/ESₜ over exceptions + 1; 0 expected, negative = ES too low',
    assumes: 'The p-value supposes losses that exceed VaR by an exponential amount with the mean that ES says',
    limits:
      'Z₂ also counts exceptions: it is low where they are too many. Usual critical values −0.70 and −1.8 are for 250 days',
    source: 'docs/methods, backtests; Acerbi & Székely (2014)',
  },
  mcneilFrey: {
    title: 'Mean loss against ES',
    formula: 't = mean of (loss/ES − 1) over exceptions ÷ its standard error, one-sided, x − 1 degrees of freedom',
    assumes: 'Losses of exception days, divided by ES, are independent',
    limits: 'Says nothing of how many exceptions there are; needs two',
    source: 'docs/methods, backtests; McNeil & Frey (2000)',
  },
  pinballScore: {
    title: 'Pinball score',
    formula: 'mean of (p − Iₜ)(rₜ + VaRₜ); lower is better',
    assumes: 'Lowest on average for the true quantile, whatever the distribution',
    limits: 'In units of returns: compare methods on the same days only',
    source: 'docs/methods, backtests; Koenker & Bassett (1978)',
  },
  fz0Score: {
    title: 'FZ0 score of VaR and ES',
    formula: 'v = −VaR, e = −ES: −I(r ≤ v)(v − r)/(p·e) + v/e + ln(−e) − 1; lower is better',
    assumes: 'Lowest on average for the true pair of VaR and ES',
    limits: 'ES must be positive on every day; differences do not depend on units',
    source: 'docs/methods, backtests; Patton, Ziegel & Chen (2019)',
  },
  dieboldMariano: {
    title: 'Equal mean loss of two methods',
    formula: 'mean difference ÷ √(long-run variance ÷ n), Bartlett weights, ⌊n^⅓⌋ lags, corrected for n',
    assumes: 'Losses of both on the same days; differences are stationary',
    limits: 'Of many pairs some are different by chance: the confidence set allows for that',
    source: 'docs/methods, backtests; Diebold & Mariano (1995); Harvey, Leybourne & Newbold (1997)',
  },
  modelConfidenceSet: {
    title: 'Model confidence set',
    formula:
      'The worst method is eliminated while equal losses are rejected; a p-value is the largest up to its own elimination',
    assumes: 'Stationary bootstrap in blocks of √n days, 1,000 draws, seeded',
    limits: 'A method stays in where the days cannot tell it from the best; it need not be good',
    source: 'docs/methods, backtests; Hansen, Lunde & Nason (2011)',
  },
  rollingCoverage: {
    title: 'Exceptions over the last 250 days',
    formula: 'count of Iₜ over 250 days; limits are the 2.5 % and 97.5 % quantiles of the binomial law',
    assumes: each,
    limits:
      'Neighbouring days share 249 of 250: one excursion is one event. Limits hold for a day, not for the whole path',
    source: 'docs/methods, backtests',
  },
  forecastVolatility: {
    title: 'Forecast against realised volatility',
    formula: 'σₜ known the evening before, mean over 21 days; realised √(mean of r²) over the same days',
    assumes: 'Mean returns of a day are small beside their spread',
    limits: 'Methods that give a quantile alone have no σ',
    source: 'docs/methods, backtests',
  },
  horizonBacktest: {
    title: 'Ten days, direct and by √10',
    formula:
      'Sum of the 10 returns that follow against the quantile of 10-day sums before, and against one-day VaR × √10',
    assumes: 'A portfolio rebalanced daily to its holdings',
    limits: 'Windows overlap: the test counts n/10 of them. √10 supposes independent days',
    source: 'docs/methods, backtests; Kupiec (1995)',
  },
  stressedBacktest: {
    title: 'Record within stress',
    formula:
      'Exceptions and scores on the days of the worst stretches, found by ES 97.5 % in the data, and of known crises',
    assumes: 'Forecasts are those of the whole backtest; nothing is fitted anew',
    limits: 'Chosen because losses were large: more exceptions than promised are to be expected there',
    source: 'docs/methods, backtests; Basel Framework MAR33.5',
  },
  profitAttribution: {
    title: 'P&L attribution',
    formula: 'Spearman’s rank correlation and the largest distance of distributions (KS) of HPL and RTPL, 250 days',
    assumes: 'HPL: today’s holdings at full revaluation; RTPL: their exposures × factor returns',
    limits: 'Green above 0.80 and below 0.09, red below 0.70 or above 0.12. Analytical, not regulatory capital',
    source: 'docs/methods, backtests; Basel Framework MAR32',
  },
} as const satisfies Record<string, Method>;

export type BacktestCardName = keyof typeof backtestCards;
