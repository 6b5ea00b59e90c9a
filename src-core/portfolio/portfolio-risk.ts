import { type RiskDecomposition } from '../factor-model/decomposition/decomposition.ts';
import { type ModelReference } from '../factor-model/risk-model.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type LimitStatus } from '../limits/limit.ts';
import { type StressRow } from '../stress/stress-result.ts';
import { type Warning } from '../warning.ts';

/** What a portfolio risk run was asked for. */
export interface RiskParameters {
  readonly asOf: IsoDate;
  /** Name of a benchmark, or null. */
  readonly benchmark: string | null;
  /** Number of returns used by sample statistics and historical methods. */
  readonly window: number;
  /** Number of returns used by volatility models, which need more of them; at least `window`. */
  readonly volatilityWindow: number;
  /** Confidence levels of VaR and ES, each in (0.5, 1). */
  readonly confidences: readonly number[];
  readonly baseCurrency: string;
  readonly tradingDaysPerYear: number;
  readonly maxStaleDays: number;
  readonly ewmaLambda: number;
  /** The model version used; null = none, and `noModel` says why. */
  readonly model: ModelReference | null;
  readonly noModel: string | null;
  /** Versions of the user's own scenarios that the run computes besides the library. */
  readonly scenarios: readonly ScenarioReference[];
  /** The method promoted for the portfolio, whose VaR and ES are the run's headline; null = none. */
  readonly champion: ChampionReference | null;
}

/** A VaR method promoted for a portfolio, and the backtest or training it was promoted from. */
export interface ChampionReference {
  readonly method: string;
  readonly run: number;
}

/** One version of a scenario saved in the workspace. */
export interface ScenarioReference {
  readonly id: string;
  readonly version: number;
}

/** VaR and ES of one method; positive = loss. */
export interface TailRiskRow {
  readonly method: string;
  readonly label: string;
  readonly confidence: number;
  readonly horizon: number;
  readonly varFraction: number | null;
  /** Base currency, decimal text rounded to the cent; null where the method refused. */
  readonly varAmount: string | null;
  readonly esFraction: number | null;
  readonly esAmount: string | null;
  readonly warnings: readonly Warning[];
}

/** One position beside its share of the portfolio's risk. The columns add up to the portfolio's figures. */
export interface PositionRisk {
  readonly symbol: string;
  readonly name: string;
  readonly strategy: string;
  readonly sector: string;
  readonly country: string;
  readonly currency: string;
  readonly quantity: string;
  /** Local currency, as imported. */
  readonly price: string;
  readonly priceDate: IsoDate;
  /** Base currency, decimal text. */
  readonly marketValue: string;
  /** Signed market value ÷ NAV. */
  readonly weight: number;
  /** Contribution to the portfolio's annual volatility (Euler). */
  readonly volatility: number;
  /** Contribution to historical VaR and ES at the first confidence, fractions of NAV. */
  readonly var: number;
  readonly es: number;
  /** Stand-alone annual volatility of the security. */
  readonly standaloneVolatility: number;
  /** Mean shares traded a day over the last 20 dates with a volume; null = unknown, also in runs of earlier versions. */
  readonly averageVolume: number | null;
  /** Last day's profit or loss in base currency, decimal text; null without a return. */
  readonly profitAndLoss: string | null;
}

export interface ExposureRow {
  /** Name, sector, strategy or country. */
  readonly key: string;
  readonly label: string;
  readonly gross: number;
  readonly net: number;
  readonly positions: number;
  /** Contribution to annual volatility and to historical VaR at the first confidence. */
  readonly volatility: number;
  readonly var: number;
}

/** A daily series of the result, dates ascending. */
export interface ResultSeries {
  readonly dates: readonly IsoDate[];
  /** null = missing. */
  readonly values: readonly (number | null)[];
}

/** The deterministic part of a risk run: same data, parameters and seed give the same bits. */
export interface PortfolioRisk {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  /** Decimal text, exact. */
  readonly nav: string;
  readonly cash: string;
  readonly grossLeverage: number;
  readonly netLeverage: number;
  readonly volatilityAnnual: number;
  readonly volatilityEwmaAnnual: number;
  readonly beta: number | null;
  readonly benchmark: string | null;
  /** Annual volatility of returns less the benchmark's over the window; null without a benchmark, and in runs of earlier versions. */
  readonly trackingError: number | null;
  /** Current drawdown from the peak, a positive fraction; from the NAV history where there is one, else current holdings. */
  readonly drawdown: number;
  readonly maximumDrawdown: number;
  readonly drawdownSource: 'nav-history' | 'current-holdings';
  readonly tailRisk: readonly TailRiskRow[];
  readonly contributions: readonly PositionRisk[];
  readonly exposures: {
    readonly byName: readonly ExposureRow[];
    readonly bySector: readonly ExposureRow[];
    readonly byStrategy: readonly ExposureRow[];
    readonly byCountry: readonly ExposureRow[];
  };
  readonly strategyCorrelation: {
    readonly average: number | null;
    readonly maximum: number | null;
    readonly strategies: readonly string[];
    /** strategies × strategies. */
    readonly matrix: readonly (readonly number[])[];
  };
  /** Historical simulation of current holdings over the window: fractions of NAV, with the rolling VaR known the day before. */
  readonly currentHoldings: ResultSeries;
  /** Realised daily P&L from the NAV history as a fraction of the previous NAV, flows taken out; null without a history. */
  readonly realised: ResultSeries | null;
  readonly navHistory: ResultSeries | null;
  /** Historical VaR (first confidence) known the day before, for each date of `realised` (else of `currentHoldings`); null where too early. */
  readonly varSeries: ResultSeries;
  /** Drawdown of `navHistory` (else of current holdings), ≤ 0. */
  readonly drawdownSeries: ResultSeries;
  readonly coverage: {
    readonly observations: number;
    readonly cells: number;
    /** Security-days in the window without a return: left out of the simulation (their P&L counts as 0). */
    readonly missingCells: number;
    readonly missingBySecurity: readonly { readonly symbol: string; readonly cells: number }[];
    /** Security-days without a return that the factor model filled: exposures × factor returns. Not among `missingCells`. */
    readonly proxiedCells: number;
    readonly proxiedBySecurity: readonly { readonly symbol: string; readonly cells: number }[];
    readonly firstDate: IsoDate;
    readonly lastDate: IsoDate;
  };
  /** Risk by the factor model; null where no model could be built, and a warning says why. */
  readonly decomposition: RiskDecomposition | null;
  /** Losses in the scenarios of the library and of one's own; positive = loss. */
  readonly stress: readonly StressRow[];
  readonly warnings: readonly Warning[];
}

/** A stored risk run as every door shows it. */
export interface RiskResult extends PortfolioRisk {
  readonly run: number;
  readonly parameters: RiskParameters;
  readonly limits: readonly LimitStatus[];
  readonly datasetVersion: string;
  readonly seed: number;
  readonly engineVersion: string;
  readonly computedAt: string;
  readonly elapsedMilliseconds: number;
  /** True when data, positions, limits, settings or the champion changed after this run. */
  readonly stale: boolean;
}
