import { fisslerZiegelLosses } from '../scores/fissler-ziegel.ts';
import { pinballLosses } from '../scores/pinball.ts';
import { type BlockBootstrap } from './bootstrap-means.ts';
import { leagueTable, type LeagueRow } from './league-table.ts';
import { compareLosses, named, type NamedMethod, type ScoreComparison } from './score-comparison.ts';

/** A method's forecasts for the days compared. */
export interface ComparedMethod extends NamedMethod {
  /** Positive = loss; NaN on days without a forecast. */
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/** How chance is drawn. */
export interface ComparisonOptions {
  readonly seed: number;
  /** Usual: 1000. */
  readonly replications?: number;
  /** Usual: ⌊√days⌋. */
  readonly blockLength?: number;
  readonly bootstrap?: BlockBootstrap;
}

/** A method and why it is not compared. */
export interface LeftOutMethod extends NamedMethod {
  readonly reason: string;
}

/** Methods held against each other on the days for which all have forecasts. */
export interface ForecastComparison {
  readonly confidence: number;
  readonly days: number;
  readonly seed: number;
  readonly replications: number;
  readonly blockLength: number;
  readonly methods: readonly NamedMethod[];
  /** Not compared at all. */
  readonly leftOut: readonly LeftOutMethod[];
  /** Not compared by VaR and ES together, as their ES is not positive on every day. */
  readonly withoutShortfall: readonly NamedMethod[];
  /** Null where fewer than two methods, or too few days, can be compared. */
  readonly pinball: ScoreComparison | null;
  readonly fz0: ScoreComparison | null;
  /** By pinball rank, the best first. */
  readonly league: readonly LeagueRow[];
  /** Why nothing could be compared; null where something is. */
  readonly reason: string | null;
}

const usualReplications = 1000;
const fewestDays = 50;
/** A method without forecasts on more of the days than this would take them from all others. */
const mostMissing = 0.1;

/**
 * League table, tests of pairs and model confidence sets. The bits depend on forecasts and seed alone.
 *
 * @param returns as fractions, one a day
 * @param confidence level in (0.5, 1)
 */
export function compareForecasts(
  methods: readonly ComparedMethod[],
  returns: Float64Array,
  confidence: number,
  { seed, replications = usualReplications, blockLength: asked, bootstrap = 'stationary' }: ComparisonOptions,
): ForecastComparison {
  const { compared, leftOut } = chooseMethods(methods, returns.length);
  const days = commonDays(compared, returns.length);
  const blockLength = asked ?? Math.max(1, Math.floor(Math.sqrt(days.length)));
  const common = {
    confidence,
    days: days.length,
    seed,
    replications,
    blockLength,
    methods: compared.map(named),
    leftOut,
  };
  if (compared.length < 2 || days.length < fewestDays) {
    const reason =
      compared.length < 2
        ? 'Two methods with forecasts are needed for a comparison'
        : `${days.length} days with forecasts of all methods are too few; ${fewestDays} are needed`;
    return { ...common, withoutShortfall: [], pinball: null, fz0: null, league: [], reason };
  }
  const on = (values: Float64Array) => Float64Array.from(days, (day) => values[day]!);
  const came = on(returns);
  const plan = { seed, replications, blockLength, bootstrap };
  const pinball = compareLosses(
    compared.map((method) => ({ ...named(method), losses: pinballLosses(came, on(method.var), confidence) })),
    plan,
  );
  const pairs = compared.map((method) => ({
    ...named(method),
    losses: fisslerZiegelLosses(came, on(method.var), on(method.es), confidence),
  }));
  const scored = pairs.filter(({ losses }) => !losses.some(Number.isNaN));
  const fz0 = scored.length < 2 ? null : compareLosses(scored, plan);
  return {
    ...common,
    withoutShortfall: pairs.filter((method) => !scored.includes(method)).map(named),
    pinball,
    fz0,
    league: leagueTable(pinball, fz0),
    reason: null,
  };
}

function chooseMethods(methods: readonly ComparedMethod[], days: number) {
  const compared: ComparedMethod[] = [];
  const leftOut: LeftOutMethod[] = [];
  for (const method of methods) {
    const missing = method.var.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    if (missing <= mostMissing * days) compared.push(method);
    else {
      const { id, label } = method;
      leftOut.push({ id, label, reason: `No forecast on ${missing} of ${days} days` });
    }
  }
  return { compared, leftOut };
}

function commonDays(methods: readonly ComparedMethod[], length: number): number[] {
  const days: number[] = [];
  for (let day = 0; day < length; day++) {
    if (methods.every((method) => !Number.isNaN(method.var[day]!))) days.push(day);
  }
  return days;
}
