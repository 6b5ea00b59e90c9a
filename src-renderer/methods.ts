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
  lstm: {
    title: 'LSTM',
    formula:
      'c = f∘c + i∘g, h = o∘tanh c over the days of a sequence; VaR = softplus(w·h + b), ES = VaR + softplus(w′·h + b′), in units of σ',
    assumes: 'What the features of the last days say of tomorrow’s tail is what they said on the training days',
    limits:
      'At 99 % one training day in a hundred teaches anything; it seldom beats GARCH, and another seed gives another answer',
    source: 'docs/methods, learning; Hochreiter & Schmidhuber (1997), Patton, Ziegel & Chen (2019)',
  },
  factorRisk: {
    title: 'Risk by the factor model',
    formula: 'σ² = hᵀX·F·Xᵀh + hᵀΔh, annual with √(trading days)',
    assumes: 'Weights h of today; exposures X, covariance F and specific variances Δ of the model version shown',
    limits: 'Linear in returns; a forecast for days to a month, not for tails',
    source: 'docs/methods, factor model; USE4 Methodology Notes (2011)',
  },
  xSigmaRho: {
    title: 'x·σ·ρ',
    formula: 'exposure × volatility of the factor × its correlation with the portfolio',
    assumes: 'As the decomposition it is part of',
    limits: 'Adds up to the volatility; a negative part lowers it. Not what removing the exposure would save',
    source: 'docs/methods, risk decomposition; Menchero & Davis (2011)',
  },
  specificRisk: {
    title: 'Specific risk',
    formula: '√(Σ hᵢ²·δᵢ), δ from residuals, thin histories blended with the structural model',
    assumes: 'What factors leave over is independent between securities',
    limits: 'Two share classes of one company are not independent',
    source: 'docs/methods, factor model; USE4 Methodology Notes (2011), section 5',
  },
  activeRisk: {
    title: 'Active risk',
    formula: 'Volatility of h − b; beta = hᵀVb ÷ bᵀVb',
    assumes: 'Benchmark weights b; an index known by its levels has exposures regressed on factor returns',
    limits: 'With an index by levels, overlap of single names is not seen: specific risk is overstated',
    source: 'docs/methods, risk decomposition',
  },
  attribution: {
    title: 'Realised attribution',
    formula: 'Σ weight × (Σ exposure × factor return + specific) a day, linked by Carino’s coefficients',
    assumes: 'Positions recorded on each day, the earliest carried back; exposures of the day before',
    limits:
      'Trades within a day, fees and cash interest are not seen; they are what NAV history and holdings differ by',
    source: 'docs/methods, attribution; Carino (1999)',
  },
  crossSection: {
    title: 'Factor returns',
    formula: 'min Σ √cap·u² each day, Σ cap·f over industries = 0',
    assumes: 'Exposures at the close before',
    limits: 'A t-statistic is that of one day; |t| > 2 on well above 5 % of days is what counts',
    source: 'docs/methods, factor model; USE4 Methodology Notes (2011), section 3',
  },
  factorCovariance: {
    title: 'Factor covariance',
    formula: 'Exponential weights, then Newey–West, eigenfactor and volatility regime adjustment',
    assumes: 'Half-lives 84 days for volatilities, 252 for correlations',
    limits: 'A factor needs 252 days; pairs use the days they share',
    source: 'docs/methods, factor model; Menchero, Wang & Orr (2011)',
  },
  biasStatistic: {
    title: 'Bias statistic',
    formula: 'Standard deviation of return ÷ volatility forecast at the review before',
    assumes: 'Reviews every 21 days, strictly out of sample',
    limits: '1 when right, above 1 when risk was underestimated; one year of days leaves ± 0.09 of chance',
    source: 'docs/methods, factor model; USE4 Methodology Notes (2011), section 5',
  },
  rSquared: {
    title: 'R² of the cross-section',
    formula: '1 − Σ w·u² ÷ Σ w·r²',
    assumes: 'Regression weights √cap',
    limits: 'High when the market moves much; compare years, not days',
    source: 'docs/methods, factor model',
  },
  exposures: {
    title: 'Exposures',
    formula: '(value − cap-weighted mean) ÷ standard deviation, winsorised at ± 3 robust deviations',
    assumes: 'Data known on the day',
    limits: 'A missing style counts as 0, the average, and is listed with its reason',
    source: 'docs/methods, factor model',
  },
  modelRisk: {
    title: 'Model risk',
    formula: 'Highest − lowest figure of the methods that gave one',
    assumes: 'Each method is a fair reading of the same returns',
    limits: 'A spread of point forecasts: the intervals of single methods come on top',
    source: 'docs/methods, VaR and ES',
  },
  tailContribution: {
    title: 'Contribution to VaR and ES',
    formula: 'wᵢ·∂VaR/∂wᵢ (Euler), adding up to the method’s figure; marginal = contribution ÷ weight',
    assumes: `${currentHoldings}; the method’s own distribution`,
    limits: 'Incremental is what closing the position (into cash) would save; it does not add up',
    source: 'docs/methods, contributions; Tasche (1999)',
  },
  returnDistribution: {
    title: 'Distribution of returns',
    formula: 'Days in bins of equal width; curves: density × days × width, the days expected in a bin',
    assumes: currentHoldings,
    limits: 'Simulated methods have no curve; one sample looks rough in the tail whatever the law',
    source: 'docs/methods, VaR and ES; Freedman & Diaconis (1981) for the width of bins',
  },
  volatilityModels: {
    title: 'Volatility models',
    formula: 'Maximum likelihood; annual with √(trading days a year); σ of a day from the days before it',
    assumes: 'One set of parameters holds over the whole sample',
    limits: 'p-values below 5 % show what a model left in its residuals',
    source: 'docs/methods, volatility; Bollerslev (1986); Bollerslev & Wooldridge (1992) for the errors',
  },
  horizonRules: {
    title: 'Longer horizons',
    formula: '√h: one-day figure × √h; direct: the method on overlapping sums of h days; simulated: paths of h days',
    assumes: '√h: independent days with mean 0; direct: the window’s h-day moves; simulated: the method’s own dynamics',
    limits: 'Overlapping sums are few independent ones; √h ignores that volatility returns to its mean',
    source: 'docs/methods, VaR and ES',
  },
  marginProxy: {
    title: 'Initial-margin proxy',
    formula: 'VaR over the margin period of risk',
    assumes: 'Positions cannot be closed for the whole period',
    limits: 'Analytical: no clearing house’s or regulator’s margin, no add-ons, no netting rules',
    source: 'docs/methods, VaR and ES',
  },
  stressScenario: {
    title: 'Stress scenario',
    formula:
      'loss = −Σ wᵢ·rᵢ; rᵢ adds up over the parts: replays ∏(1 + m·rᵢₜ) − 1, factor shocks Xᵢ·f, kσ −k·(V·w)ᵢ ÷ σ',
    assumes: 'Today’s holdings and exposures, not traded on the way; propagated factors follow F[:,s]·F[s,s]⁻¹·shock',
    limits:
      'Linear in the positions; says how much, not how likely; shocks beyond 6 σ or on an R² below 0.2 are warned of',
    source: 'docs/methods, stress; McNeil, Frey & Embrechts (2015)',
  },
  stressPlausibility: {
    title: 'Plausibility of a stress',
    formula: 'd = √(fᵀ(h·F)⁻¹f); d² is χ² under Normal, d²·(5/3) ÷ directions is F under t with 5 degrees of freedom',
    assumes: 'The factor covariance of today over the h days of the move',
    limits: 'Of factor moves only: sector, name and table shocks have none',
    source: 'docs/methods, stress; Kupiec (1998)',
  },
  reverseStress: {
    title: 'Reverse stress',
    formula: 'min fᵀF⁻¹f subject to −xᵀf = loss: f = −loss·F·x ÷ (xᵀFx)',
    assumes: 'Specific returns of 0; without a factor model the securities’ sample covariance takes the place of F',
    limits: 'The likeliest of many ways to lose as much, in the covariances of today',
    source: 'docs/methods, stress; Breuer, Jandačka, Rheinberger & Summer (2009)',
  },
  stressedWindow: {
    title: 'Stressed windows',
    formula: 'Every method fitted anew to today’s holdings on the days of the window alone',
    assumes: 'The worst stretches are found by historical ES 97.5 % in the data',
    limits: 'Short windows leave few tail days; volatility models need 250 returns',
    source: 'docs/methods, VaR and ES; Basel Committee (2019), MAR33.5 to MAR33.7',
  },
  stressLimits: {
    title: 'Stress limits',
    formula: 'Loss ÷ limit; a limit is set on one scenario or on the worst of all',
    assumes: 'Limits in force on the day the portfolio is measured',
    limits: 'Breaches are opened by a run of risk, not by what is tried out here',
    source: 'docs/methods, limits',
  },
  stressedRisk: {
    title: 'Risk after the stress',
    formula: 'σ = √(wᵀVw), VaR 99 % = 2.326·σ a day; V with volatilities and correlations × those of the scenario',
    assumes:
      'Normal returns with mean 0; correlations of up to 80 names at most 0.99, repaired to a correlation matrix',
    limits: 'Of the positions at today’s values; what the moves themselves do to weights is not seen',
    source: 'docs/methods, stress; Higham (2002)',
  },
  propagation: {
    title: 'Propagated shocks',
    formula: 'E[f | shocked] = F·ₛ·Fₛₛ⁻¹·fₛ; R² of each factor on those shocked',
    assumes: 'Factors move together as in the model’s covariance',
    limits: 'Beyond 6 σ or below R² 20 % the move of the rest is a guess, and a warning says so',
    source: 'docs/methods, stress; Kupiec (1998)',
  },
  replay: {
    title: 'Replays',
    formula: 'Loss(t) = −Σ wᵢ·(Π(1 + m·rᵢ) − 1) from the start to t, m the multiple of volatilities',
    assumes: 'Positions of today bought at the start and held',
    limits: 'Before a security’s history a named stand-in or the factor model counts, else it loses nothing',
    source: 'docs/methods, stress',
  },
  exceptionRate: {
    title: 'Exceptions and control limits',
    formula:
      'Days with loss > VaR ÷ days of the window; violation ratio = rate ÷ (1 − c); limits: binomial, 99 % two-sided',
    assumes: 'Forecasts known the evening before; exceptions independent, each with probability 1 − c',
    limits:
      'The limits hold for one look: who looks every day sees them crossed more often. Alarms come from CUSUM and evidence',
    source: 'docs/methods, monitoring; Montgomery (2013), section 7.2',
  },
  coverageCusum: {
    title: 'CUSUM of exceptions',
    formula:
      'S ← max(0, S − 1 + m·exception), m = the rounded ratio of the two likelihood-ratio steps for twice the promised rate',
    assumes: 'Exceptions are independent; thresholds by the exact run length of the Markov chain, 1,250 and 5,000 days',
    limits: 'Best at finding a rate that has doubled; looks for too many exceptions, not for too few',
    source: 'docs/methods, monitoring; Reynolds & Stoumbos (1999); Brook & Evans (1972)',
  },
  coverageEvidence: {
    title: 'Evidence against coverage',
    formula: 'Mean over q of ∏ (q/p)ˣ((1 − q)/(1 − p))¹⁻ˣ for rates q of 1.25, 1.5, 2, 3 and 5 times the promised p',
    assumes: 'Nothing but that each day’s probability of an exception is at most p while the promise is kept',
    limits: 'Looks at the whole record: after long good years it takes long to turn; the CUSUM is quicker then',
    source: 'docs/methods, monitoring; Ville (1939); Vovk & Wang (2021); Wang, Wang & Ziegel (2022)',
  },
  lossBeyond: {
    title: 'Mean loss beyond VaR',
    formula: 'Mean loss on the exception days of the window; beside it the mean ES forecast for those days',
    assumes: 'Forecasts known the evening before',
    limits: 'Rests on the few exceptions of the window; none, no figure',
    source: 'docs/methods, monitoring; McNeil & Frey (2000)',
  },
  volatilityMonitor: {
    title: 'Volatility forecasts',
    formula:
      'Bias = √mean((r/σ)²); QLIKE = mean(r²/σ² − ln(r²/σ²) − 1); alarm: mean((r/σ)²) against 1 by Newey–West errors',
    assumes: 'Mean return of 0; bounds 99 % and 99.9 % of a normal mean over 250 days',
    limits: 'Squared returns are a rough measure of a day’s variance: differences show over many days only',
    source: 'docs/methods, monitoring; Patton (2011); Newey & West (1987)',
  },
  stabilityIndex: {
    title: 'Population stability index',
    formula: 'Σ (now − then)·ln(now ÷ then) over the deciles of the reference; 0.1 moved, 0.25 shifted',
    assumes: 'Half a day added to every bin; by chance it is about (1/m + 1/n)·χ² of independent days',
    limits: 'Few independent days make it large by chance: the mark is then what chance leaves',
    source: 'docs/methods, monitoring; Siddiqi (2006); Yurdakul & Naranjo (2020)',
  },
  twoSampleKs: {
    title: 'Kolmogorov–Smirnov test',
    formula: 'Largest distance between the two distribution functions; p of the Kolmogorov distribution',
    assumes: 'Numbers of independent days by the autocorrelations of each sample',
    limits: 'Sees the middle better than the tails',
    source: 'docs/methods, monitoring; Smirnov (1948); Stephens (1970); Geyer (1992)',
  },
  dataQuality: {
    title: 'Data quality',
    formula:
      'Missing since a name began; stale: one close for the third day; outlier: |r − median of the day| beyond 10 robust σ',
    assumes: 'σ = 1.4826 × median absolute deviation of the year before, anew every 21 days',
    limits: 'Outliers are often real; one that the next day takes back by 80 % seldom is',
    source: 'docs/methods, monitoring; Iglewicz & Hoaglin (1993)',
  },
  taskLog: {
    title: 'Log of tasks',
    formula: 'Each task with its time, its end and the memory at that moment; the newest 5,000 are kept',
    assumes: 'Slower than before: median of the last five ÷ median of those before',
    limits: 'Memory of worker threads is their heap; panels of prices are shared and counted in the process',
    source: 'docs/monitoring',
  },
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
