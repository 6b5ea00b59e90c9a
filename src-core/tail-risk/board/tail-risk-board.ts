import { isoDate } from '../../market/epoch-day.ts';
import { type MethodResult, type MethodSpread, type TailRiskBoard } from './board.ts';
import { distributionView } from './distribution-view.ts';
import { marginPeriod } from './horizon-figures.ts';
import { boardMethods, intervalLevel, methodResult } from './method-result.ts';
import { stressedWindows } from './stressed-windows.ts';
import { type TailRiskInput } from './tail-risk-input.ts';
import { volatilityView } from './volatility-view.ts';

/** Puts a board together from its parts, which may have been computed anywhere. */
export function assembleBoard(
  input: TailRiskInput,
  methods: readonly MethodResult[],
  parts: Pick<TailRiskBoard, 'volatility' | 'stressed'>,
): TailRiskBoard {
  const { confidences, observations, dates, positions } = input;
  return {
    confidence: confidences[0]!,
    intervalLevel,
    observations,
    firstDate: isoDate(dates[dates.length - observations]!),
    lastDate: isoDate(dates[dates.length - 1]!),
    positions: positions.map(({ symbol, strategy, weight }) => ({ symbol, strategy, weight })),
    methods,
    spread: spreadOf(methods),
    distribution: distributionView(input),
    ...parts,
    marginPeriod,
  };
}

/** The board, part after part: the plain twin of the one whose parts are computed side by side. */
export function tailRiskBoard(input: TailRiskInput): TailRiskBoard {
  return assembleBoard(
    input,
    boardMethods(input).map((id) => methodResult(input, id)),
    { volatility: volatilityView(input), stressed: stressedWindows(input) },
  );
}

function spreadOf(methods: readonly MethodResult[]): TailRiskBoard['spread'] {
  const valueAtRisk = spread(methods, 'var');
  const es = spread(methods, 'es');
  return valueAtRisk && es && { var: valueAtRisk, es };
}

function spread(methods: readonly MethodResult[], measure: 'var' | 'es'): MethodSpread | null {
  const given = methods
    .flatMap(({ method, figures }) => {
      const value = figures[0]![measure];
      return value === null ? [] : [{ method, value }];
    })
    .sort((a, b) => a.value - b.value);
  return given.length < 2 ? null : { low: given[0]!, high: given[given.length - 1]! };
}
