import { createStream } from '../../numerics/random-stream.ts';
import { empirical } from '../distributions/empirical.ts';
import { figureAt, forecast, type MethodForecast } from '../forecast.ts';
import { overlappingSums, squareRootOfTime } from '../horizon.ts';
import { type ForecastDistribution, type TailRiskMethod } from '../method.ts';
import { type HorizonFigures } from './board.ts';
import { sampleOf, type TailRiskInput } from './tail-risk-input.ts';

/** Trading days the board looks ahead; the last is the margin period of risk. */
export const boardHorizons = [5, 10] as const;
export const marginPeriod = 10;

const paths = 10_000;
const blockPaths = 1024;

/**
 * VaR and ES over several days by the three rules: the one-day figure × √h; the method fitted on overlapping sums; simulated
 * paths, along which volatility moves where the method has it move, and days are independent otherwise.
 *
 * @param method of a series; null for methods of the factor model
 */
export function horizonFigures(
  input: TailRiskInput,
  made: MethodForecast,
  method: TailRiskMethod | null,
): readonly HorizonFigures[] {
  const confidence = input.confidences[0]!;
  const { distribution } = made;
  if (distribution === null) return [];
  const simulated =
    distribution.paths?.(boardHorizons, paths, input.seed) ?? independentSums(distribution, boardHorizons, input.seed);
  return boardHorizons.map((horizon, h) => {
    const scale = squareRootOfTime(horizon);
    const one = figureAt(made, confidence, 1);
    const sums = empirical(simulated[h]!);
    return {
      horizon,
      scaled: { var: one.var! * scale, es: one.es! * scale },
      direct: method?.direct ? directFigures(input, method, horizon, confidence) : null,
      simulated: { var: -sums.quantile(1 - confidence), es: sums.expectedShortfall(confidence) },
    };
  });
}

function directFigures(input: TailRiskInput, method: TailRiskMethod, horizon: number, confidence: number) {
  const sums = overlappingSums(sampleOf(input, method.longSample), horizon);
  const { var: valueAtRisk, es } = figureAt(forecast(method, sums, { seed: input.seed }), confidence, 1);
  return valueAtRisk === null || es === null ? null : { var: valueAtRisk, es };
}

/** Sums of independent draws of a one-day forecast, ascending, over each horizon. */
function independentSums(
  distribution: ForecastDistribution,
  horizons: readonly number[],
  seed: number,
): readonly Float64Array[] {
  const sums = horizons.map(() => new Float64Array(paths));
  for (let block = 0; block * blockPaths < paths; block++) {
    const stream = createStream(seed, block);
    const last = Math.min(paths, (block + 1) * blockPaths);
    for (let path = block * blockPaths; path < last; path++) {
      let sum = 0;
      let day = 0;
      for (let h = 0; h < horizons.length; h++) {
        for (; day < horizons[h]!; day++) sum += distribution.sample(stream);
        sums[h]![path] = sum;
      }
    }
  }
  return sums.map((values) => values.sort());
}
