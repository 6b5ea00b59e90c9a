import { chiSquareUpperTail } from '../numerics/chi-square.ts';
import { percentText } from '../numerics/percent-text.ts';
import { overlappingSums, squareRootOfTime } from '../tail-risk/horizon.ts';
import { SortedWindow, TailPosition } from './rolling/sorted-window.ts';
import { type RollingSchedule } from './rolling-method.ts';
import { levelOf, pText, undecided, type TestOutcome } from './forecast-tests/outcome.ts';
import { heldText, proportionOfFailures } from './forecast-tests/kupiec.ts';

/** How forecasts over several days fared. Days count the windows they begin. */
export interface HorizonRecord {
  /** `direct`, or the id of the method whose one-day VaR was scaled. */
  readonly id: string;
  readonly label: string;
  /** Overlapping windows with a forecast. */
  readonly windows: number;
  readonly exceptions: number;
  readonly expected: number;
  readonly violationRatio: number | null;
  /** Groups of exceptions whose windows overlap: one bad stretch is met by many windows. */
  readonly episodes: number;
  readonly meanVar: number | null;
  readonly meanLossBeyondVar: number | null;
  /** Kupiec's test as if there were only the windows that share no day. */
  readonly test: TestOutcome;
}

/** Losses over several days against VaR foretold directly and by scaling with the square root of time. */
export interface HorizonComparison {
  /** Trading days. */
  readonly horizon: number;
  readonly confidence: number;
  /** Windows that overlap with their neighbours in all but one day. */
  readonly overlapping: number;
  /** As many of them share no day: what the record is worth. */
  readonly independent: number;
  /** The direct forecast first. */
  readonly records: readonly HorizonRecord[];
}

/** A method's one-day VaR for the forecast days, positive = loss, NaN where it refused. */
export interface ScaledMethod {
  readonly id: string;
  readonly label: string;
  readonly var: Float64Array;
}

/**
 * Compares VaR over `horizon` days, direct (historical, of the overlapping sums in the window before) and by scaling one-day VaR with
 * √horizon, with the sums of returns over the days that followed. Each forecast uses what was known on the evening before its window.
 * Neighbouring windows share all but one day, so exceptions are far from independent: tests count the windows that share none.
 *
 * @param returns the whole series, oldest first, NaN not allowed
 * @param schedule its window and scheme are those of the direct forecast; one-day forecasts begin at index `schedule.window`
 * @param methods one value a day from `schedule.window` on
 */
export function compareHorizons(
  returns: Float64Array,
  schedule: RollingSchedule,
  methods: readonly ScaledMethod[],
  confidence: number,
  horizon = 10,
): HorizonComparison {
  const first = schedule.window;
  const sums = overlappingSums(returns, horizon);
  const overlapping = Math.max(0, sums.length - first);
  const came = sums.slice(first);
  const independent = Math.floor(overlapping === 0 ? 0 : (overlapping + horizon - 1) / horizon);
  const scaled = methods.map(({ id, label, var: oneDay }) => ({
    id,
    label: `${label} × √${horizon}`,
    var: oneDay.slice(0, overlapping).map((value) => value * squareRootOfTime(horizon)),
  }));
  const direct = {
    id: 'direct',
    label: `Direct, ${horizon}-day sums`,
    var: directVar(sums, schedule, confidence, horizon, overlapping),
  };
  return {
    horizon,
    confidence,
    overlapping,
    independent,
    records: [direct, ...scaled].map((method) => recordOf(method, came, confidence, horizon)),
  };
}

/** Historical VaR of the sums that ended before each window begins. */
function directVar(
  sums: Float64Array,
  schedule: RollingSchedule,
  confidence: number,
  horizon: number,
  count: number,
): Float64Array {
  const known = schedule.window - horizon + 1;
  if (known < 1) return new Float64Array(count).fill(NaN);
  // Of `window` returns, window − horizon + 1 sums are known; the last began `horizon` days before.
  const window = new SortedWindow({ ...schedule, window: known }, sums);
  return Float64Array.from({ length: count }, (_, day) => {
    const sorted = window.before(known + day);
    return -new TailPosition(sorted.length, confidence).quantileOf(sorted);
  });
}

function recordOf(
  { id, label, var: valueAtRisk }: ScaledMethod,
  came: Float64Array,
  confidence: number,
  horizon: number,
): HorizonRecord {
  const p = 1 - confidence;
  let windows = 0;
  let exceptions = 0;
  let episodes = 0;
  let sumVar = 0;
  let sumBeyond = 0;
  let latest = -Infinity;
  for (let day = 0; day < came.length; day++) {
    const limit = valueAtRisk[day]!;
    if (Number.isNaN(limit)) continue;
    windows++;
    sumVar += limit;
    if (!(came[day]! < -limit)) continue;
    exceptions++;
    sumBeyond += -came[day]! - limit;
    if (day - latest >= horizon) episodes++;
    latest = day;
  }
  return {
    id,
    label,
    windows,
    exceptions,
    expected: windows * p,
    violationRatio: windows === 0 ? null : exceptions / (windows * p),
    episodes,
    meanVar: windows === 0 ? null : sumVar / windows,
    meanLossBeyondVar: exceptions === 0 ? null : sumBeyond / exceptions,
    test: testOf(exceptions, windows, p, horizon),
  };
}

/** Kupiec's likelihood ratio with counts divided by the horizon. */
function testOf(exceptions: number, windows: number, p: number, horizon: number): TestOutcome {
  if (windows === 0) return undecided('There is no window with a forecast', 1);
  const statistic = proportionOfFailures(exceptions / horizon, windows / horizon, p);
  const pValue = chiSquareUpperTail(statistic, 1);
  const outcome = { statistic, pValue, degreesOfFreedom: 1 };
  const independent = Math.floor((windows + horizon - 1) / horizon);
  const counted = `${exceptions} in ${windows} windows worth ${independent}, ${pText(pValue)}`;
  const level = levelOf(pValue);
  if (level !== 'pass') {
    const more = exceptions > windows * p ? 'more frequent' : 'rarer';
    return { ...outcome, level, verdict: `Exceptions are ${more} than ${percentText(p)} promises (${counted})` };
  }
  // With fewer than two expected, hardly any count could be told from the promised one.
  if ((windows / horizon) * p < 2) {
    return { ...outcome, level: 'undecided', verdict: `Too few independent windows to tell (${counted})` };
  }
  return { ...outcome, level, verdict: `${heldText(exceptions, windows * p, percentText(p))} (${counted})` };
}
