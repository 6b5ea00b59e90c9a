import { epochDay, type IsoDate } from '../market/epoch-day.ts';
import { stressedSpans } from '../tail-risk/board/stressed-spans.ts';
import { assessForecast } from './assessment.ts';
import { type TestLevel } from './forecast-tests/outcome.ts';

/** How a method fared within a stretch of stress. */
export interface StressedRecord {
  readonly method: string;
  readonly label: string;
  /** Days with a forecast. */
  readonly days: number;
  readonly exceptions: number;
  readonly expected: number;
  readonly violationRatio: number | null;
  readonly meanLossBeyondVar: number | null;
  readonly pinball: number | null;
  readonly fz0: number | null;
  /** Kupiec's test within the stretch. */
  readonly pValue: number | null;
  readonly level: TestLevel;
}

/** A stretch of stress and the record of every method within it. */
export interface StressedBacktest {
  readonly id: string;
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  /** Sum of the stretch's returns. */
  readonly totalReturn: number;
  /** Largest loss of a day, positive = loss. */
  readonly worstLoss: number;
  readonly records: readonly StressedRecord[];
}

/** A method's forecasts, one a day. */
export interface StressedMethod {
  readonly method: string;
  readonly label: string;
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/**
 * Exceptions and scores within the worst stretches of the forecast days and the crises they cover: those found by expected shortfall,
 * and those known by date.
 *
 * @param dates of the forecast days
 * @param returns what came on them
 */
export function stressedBacktests(
  methods: readonly StressedMethod[],
  dates: readonly IsoDate[],
  returns: Float64Array,
  confidence: number,
): readonly StressedBacktest[] {
  return stressedSpans(returns, dates.map(epochDay)).map(({ id, label, first, last }) => {
    const within = (values: Float64Array) => values.subarray(first, last + 1);
    const came = within(returns);
    return {
      id,
      label,
      from: dates[first]!,
      to: dates[last]!,
      days: came.length,
      totalReturn: came.reduce((sum, value) => sum + value, 0),
      worstLoss: -came.reduce((least, value) => Math.min(least, value), Infinity),
      records: methods.map((method) => {
        const forecast = { returns: came, var: within(method.var), es: within(method.es), confidence };
        const { days, exceptions, expected, violationRatio, meanLossBeyondVar, scores, tests } =
          assessForecast(forecast);
        const { pValue, level } = tests.kupiec;
        const counted = { days, exceptions, expected, violationRatio, meanLossBeyondVar };
        return { method: method.method, label: method.label, ...counted, ...scores, pValue, level };
      }),
    };
  });
}
