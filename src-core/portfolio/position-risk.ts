import { isoDate } from '../market/epoch-day.ts';
import { centText, type ExactDecimal } from '../numerics/exact-decimal.ts';
import { historicalEsMarginals, historicalVarMarginals, volatilityMarginals } from '../tail-risk/contributions.ts';
import { sampleVolatilityAnnual } from '../volatility/sample.ts';
import { type Simulation } from './current-holdings.ts';
import { type PositionRisk } from './portfolio-risk.ts';
import { type ValuedHolding } from './valuation.ts';

/**
 * Each position beside its contribution to the portfolio's annual volatility and to its one-day historical VaR and ES;
 * each of the three columns adds up to the portfolio's figure.
 *
 * @param securityOf index of each holding's security in the simulation
 * @param averageVolumeOf shares a day by the security's row in the panel; null = unknown
 */
export function positionRisks(
  holdings: readonly ValuedHolding[],
  securityOf: readonly number[],
  simulation: Simulation,
  nav: ExactDecimal,
  confidence: number,
  tradingDaysPerYear: number,
  averageVolumeOf: (row: number) => number | null,
): PositionRisk[] {
  const { observations, missing, security } = simulation;
  const count = missing.length;
  const portfolio = simulation.returns.subarray(-observations);
  const volatility = volatilityMarginals(portfolio, security, count);
  const valueAtRisk = historicalVarMarginals(portfolio, security, count, confidence);
  const shortfall = historicalEsMarginals(portfolio, security, count, confidence);
  const annual = Math.sqrt(tradingDaysPerYear);
  const standalone = Array.from({ length: count }, (_, i) => standaloneVolatility(simulation, i, tradingDaysPerYear));

  return holdings.map((holding, i) => {
    const { position, security: info, marketValue } = holding;
    const index = securityOf[i]!;
    const weight = marketValue.div(nav).toNumber();
    return {
      symbol: position.symbol,
      name: info.name,
      strategy: position.strategy,
      sector: info.sector,
      country: info.country,
      currency: holding.currency,
      quantity: position.quantity,
      price: holding.price.toFixed(),
      priceDate: isoDate(holding.priceDate),
      marketValue: marketValue.toFixed(),
      weight,
      // Adding 0 turns −0 into 0.
      volatility: weight * volatility[index]! * annual + 0,
      var: weight * valueAtRisk[index]! + 0,
      es: weight * shortfall[index]! + 0,
      standaloneVolatility: standalone[index]!,
      averageVolume: averageVolumeOf(holding.row),
      profitAndLoss: lastProfitAndLoss(marketValue, simulation.lastReturns[index]!),
    };
  });
}

/** Volatility of a security over the days of the window on which it has a return; 0 with fewer than two. */
function standaloneVolatility(simulation: Simulation, index: number, tradingDaysPerYear: number): number {
  const present = simulation.presentReturns(index);
  return present.length < 2 ? 0 : sampleVolatilityAnnual(present, tradingDaysPerYear);
}

/** What a position of this value earned on the last day: value × r ÷ (1 + r); null without a return. */
function lastProfitAndLoss(marketValue: ExactDecimal, dayReturn: number): string | null {
  if (Number.isNaN(dayReturn)) return null;
  return centText(marketValue.times(dayReturn).div(1 + dayReturn));
}
