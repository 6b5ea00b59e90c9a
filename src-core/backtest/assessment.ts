import { mean } from '../numerics/moments.ts';
import { findExceptions, type ExceptionRecord } from './exceptions.ts';
import { rollingCoverage, type RollingCoverage } from './rolling-coverage.ts';
import { fisslerZiegelLosses } from './scores/fissler-ziegel.ts';
import { pinballLosses } from './scores/pinball.ts';
import { acerbiSzekely, type AcerbiSzekelyOutcome } from './forecast-tests/acerbi-szekely.ts';
import {
  christoffersenConditionalCoverage,
  christoffersenIndependence,
  type ConditionalCoverageOutcome,
  type IndependenceOutcome,
} from './forecast-tests/christoffersen.ts';
import { durationTest, type DurationOutcome } from './forecast-tests/duration.ts';
import { dynamicQuantile, type DynamicQuantileOutcome } from './forecast-tests/dynamic-quantile.ts';
import { kupiec, type KupiecOutcome } from './forecast-tests/kupiec.ts';
import { mcneilFrey, type McNeilFreyOutcome } from './forecast-tests/mcneil-frey.ts';
import { trafficLight, type TrafficLightOutcome } from './forecast-tests/traffic-light.ts';

/** What a method foretold for a stretch of days, and what came. Arrays have one length. */
export interface AssessedForecast {
  /** Fractions, oldest first, NaN not allowed. */
  readonly returns: Float64Array;
  /** Positive = loss; NaN on days without a forecast. */
  readonly var: Float64Array;
  readonly es: Float64Array;
  /** Level in (0.5, 1). */
  readonly confidence: number;
}

/** All tests of one method at one confidence. */
export interface ForecastTests {
  readonly kupiec: KupiecOutcome;
  readonly independence: IndependenceOutcome;
  readonly conditionalCoverage: ConditionalCoverageOutcome;
  readonly dynamicQuantile: DynamicQuantileOutcome;
  readonly dynamicQuantileWithVar: DynamicQuantileOutcome;
  readonly duration: DurationOutcome;
  readonly trafficLight: TrafficLightOutcome;
  readonly acerbiSzekely: AcerbiSzekelyOutcome;
  readonly mcneilFrey: McNeilFreyOutcome;
}

/** The record of one method at one confidence: plain data without NaN, null where a figure does not exist. */
export interface ForecastAssessment {
  readonly confidence: number;
  /** Days with a forecast, on which everything here is computed. */
  readonly days: number;
  /** Days without one. */
  readonly leftOut: number;
  readonly exceptions: number;
  /** Exceptions promised: (1 − confidence) × days. */
  readonly expected: number;
  /** Exceptions ÷ expected. */
  readonly violationRatio: number | null;
  /** Positions of the exceptions in the series. */
  readonly exceptionDays: readonly number[];
  /** Mean of loss − VaR over exceptions. */
  readonly meanLossBeyondVar: number | null;
  readonly meanVar: number | null;
  readonly meanEs: number | null;
  /** Mean losses by which forecasts are ranked, lower is better. FZ0 does not exist where ES is not positive on every day. */
  readonly scores: { readonly pinball: number | null; readonly fz0: number | null };
  readonly tests: ForecastTests;
  readonly rolling: RollingCoverage;
}

/** Holds a method's forecasts against what came: exceptions, every test, every score. */
export function assessForecast(forecast: AssessedForecast): ForecastAssessment {
  const { returns, var: valueAtRisk, es, confidence } = forecast;
  const record = findExceptions(returns, valueAtRisk, confidence);
  const days = record.days.length;
  const exceptionDays = [...record.days.filter((_, i) => record.hits[i] === 1)];
  const expected = days * record.probability;
  const on = (values: Float64Array) => meanOn(record, values);
  return {
    confidence,
    days,
    leftOut: returns.length - days,
    exceptions: record.count,
    expected,
    violationRatio: days === 0 ? null : record.count / expected,
    exceptionDays,
    meanLossBeyondVar:
      record.count === 0 ? null : mean(Float64Array.from(exceptionDays, (day) => -returns[day]! - valueAtRisk[day]!)),
    meanVar: on(valueAtRisk),
    meanEs: on(es),
    scores: {
      pinball: on(pinballLosses(returns, valueAtRisk, confidence)),
      fz0: on(fisslerZiegelLosses(returns, valueAtRisk, es, confidence)),
    },
    tests: {
      kupiec: kupiec(record),
      independence: christoffersenIndependence(record),
      conditionalCoverage: christoffersenConditionalCoverage(record),
      dynamicQuantile: dynamicQuantile(record, null),
      dynamicQuantileWithVar: dynamicQuantile(record, valueAtRisk),
      duration: durationTest(record),
      trafficLight: trafficLight(record),
      acerbiSzekely: acerbiSzekely(record, returns, valueAtRisk, es),
      mcneilFrey: mcneilFrey(record, returns, es),
    },
    rolling: rollingCoverage(record),
  };
}

/** Mean over the days with a forecast; null where there is none, or a day without a value. */
function meanOn({ days }: ExceptionRecord, values: Float64Array): number | null {
  if (days.length === 0) return null;
  const average = mean(Float64Array.from(days, (day) => values[day]!));
  return Number.isNaN(average) ? null : average;
}
