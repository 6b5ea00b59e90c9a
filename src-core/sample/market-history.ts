import { epochDay } from '../market/epoch-day.ts';
import { clusteredReturns } from './clustered-returns.ts';
import { type Company } from './company.ts';
import { streamBase, type StreamFactory } from './substreams.ts';
import { type SampleDefinition, type SampleRegime } from './sample-definition.ts';

const tradingDaysPerYear = 252;

/**
 * Daily total log returns of every company, one array each: beta times the market, the sector's factor and the company's
 * own moves. Each of the three has clustered volatility; the market's path ends every regime at the return it declares.
 *
 * @param days trading days; a return stands on the day it ends, so the first is 0
 */
export function simulateReturns(
  definition: SampleDefinition,
  days: Int32Array,
  companies: readonly Company[],
  streams: StreamFactory,
): readonly Float64Array[] {
  const regimes = regimeOfEachDay(definition.regimes, days);
  const scale = Float64Array.from(regimes, (regime) => regime.otherVolatilityScale / Math.sqrt(tradingDaysPerYear));
  const market = marketReturns(definition, regimes, streams);
  const sectors = definition.sectors.map((sector, i) =>
    clusteredReturns(
      streams(streamBase.sector + i),
      scale.map((daily) => daily * sector.volatility),
      definition.clustering,
    ),
  );
  return companies.map((company, i) => {
    const own = clusteredReturns(
      streams(streamBase.specific + i),
      scale.map((daily) => daily * company.specificVolatility),
      definition.clustering,
    );
    const sector = sectors[company.sectorIndex]!;
    const returns = new Float64Array(days.length);
    for (let day = 1; day < days.length; day++) returns[day] = company.beta * market[day]! + sector[day]! + own[day]!;
    return returns;
  });
}

function regimeOfEachDay(regimes: readonly SampleRegime[], days: Int32Array): readonly SampleRegime[] {
  const starts = regimes.map((regime) => epochDay(regime.from));
  return Array.from(days, (day) => regimes[starts.findLastIndex((start) => start <= day)]!);
}

function marketReturns(
  definition: SampleDefinition,
  regimes: readonly SampleRegime[],
  streams: StreamFactory,
): Float64Array {
  const base = Float64Array.from(regimes, (regime) => regime.marketVolatility / Math.sqrt(tradingDaysPerYear));
  const returns = clusteredReturns(streams(streamBase.market), base, definition.clustering);
  for (const regime of definition.regimes) {
    const inside = [...regimes.keys()].filter((day) => regimes[day] === regime && day > 0);
    const drawn = inside.reduce((sum, day) => sum + returns[day]!, 0);
    const shift = (Math.log(1 + regime.marketReturn) - drawn) / inside.length;
    for (const day of inside) returns[day] = returns[day]! + shift;
  }
  return returns;
}
