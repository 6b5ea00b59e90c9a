import { type Backtest } from '../../../src-core/contract/index.ts';

type Tests = Backtest['methods'][number]['levels'][number]['assessment']['tests'];
type Test = Pick<Tests['kupiec'], 'statistic' | 'pValue' | 'degreesOfFreedom' | 'level' | 'verdict'>;

/** A backtest as `--json` prints it: the record of every method at the first confidence. */
export function backtestJson(backtest: Backtest) {
  const { parameters, dates, observations, methods, comparisons, ensembles, horizon, stressed, warnings } = backtest;
  return {
    observations: dates.length,
    returns: observations,
    firstDate: dates[0] ?? null,
    lastDate: dates[dates.length - 1] ?? null,
    confidence: parameters.confidences[0],
    parameters,
    results: methods.map(({ method, label, levels, refusals }) => {
      const { assessment } = levels[0]!;
      const { tests, scores } = assessment;
      const { trafficLight } = tests;
      return {
        method,
        label,
        observations: assessment.days,
        exceptions: assessment.exceptions,
        expected: assessment.expected,
        violationRatio: assessment.violationRatio,
        kupiec: { ...figures(tests.kupiec), oneSidedPValue: tests.kupiec.oneSidedPValue },
        independence: figures(tests.independence),
        conditionalCoverage: figures(tests.conditionalCoverage),
        dynamicQuantile: figures(tests.dynamicQuantile),
        dynamicQuantileWithVar: figures(tests.dynamicQuantileWithVar),
        duration: figures(tests.duration),
        trafficLight: {
          last250: trafficLight.exceptions,
          days: trafficLight.days,
          zone: trafficLight.zone,
          plusFactor: trafficLight.table?.plusFactor ?? null,
          multiplier: trafficLight.table?.classicMultiplier ?? null,
          mar99Multiplier: trafficLight.table?.mar99Multiplier ?? null,
        },
        acerbiSzekely: tests.acerbiSzekely,
        mcneilFrey: figures(tests.mcneilFrey),
        meanExcess: assessment.meanLossBeyondVar,
        meanVar: assessment.meanVar,
        meanEs: assessment.meanEs,
        pinball: scores.pinball,
        fz0: scores.fz0,
        refusals,
      };
    }),
    comparisons,
    ensembles,
    horizon,
    stressed,
    warnings,
  };
}

function figures({ statistic, pValue, degreesOfFreedom, level, verdict }: Test) {
  return { statistic, pValue, degreesOfFreedom, level, verdict };
}
