import { type PortfolioModel } from '../factor-model/risk-model.ts';
import { type Panel, type RatePanel } from '../market/panel.ts';
import { type Scenario } from '../stress/scenario.ts';
import { type Benchmark } from './benchmark-returns.ts';
import { type RiskParameters } from './portfolio-risk.ts';
import { type CashBalance, type Position, type SecurityInfo } from './position.ts';
import { type NavRecord } from './realised.ts';

/** Everything a portfolio risk run depends on. */
export interface PortfolioRiskInput {
  readonly portfolio: string;
  /** Prices of at least the held securities and, for a weighted benchmark, its members. */
  readonly panel: Panel;
  /** null = everything is in the base currency. */
  readonly rates: RatePanel | null;
  readonly positions: readonly Position[];
  readonly cash: readonly CashBalance[];
  readonly securities: readonly SecurityInfo[];
  readonly benchmark: Benchmark | null;
  /** The factor model, for the securities held and those of a weighted benchmark; null = none. */
  readonly model: PortfolioModel | null;
  /** Dates ascending; empty = none. */
  readonly navHistory: readonly NavRecord[];
  /** Every scenario the run computes. */
  readonly scenarios: readonly Scenario[];
  readonly parameters: RiskParameters;
}
