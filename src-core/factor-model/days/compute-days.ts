import { conditionNumber } from '../cross-section/condition-number.ts';
import { newCrossSectionSolver, type CrossSectionSolver } from '../cross-section/cross-section.ts';
import { newPackedDay, packDay, type PackedDay } from '../cross-section/packed-day.ts';
import { newRobustRoom, solveRobustly } from '../cross-section/robust-weights.ts';
import { fillReasons } from '../exposures/exposure-reasons.ts';
import { openExposureBlock, type ExposureBlock } from '../exposures/exposure-block.ts';
import { type StylePlan } from '../exposures/style-plan.ts';
import { type ModelData } from '../model-data.ts';
import { reviewInterval, reviewOf } from '../reviews/review-dates.ts';
import { dayStateCode, factorCount, type DayOutputs } from './day-outputs.ts';

/** Dates of one block; running windows start afresh at each, so that every block gives the same bits wherever it runs. */
export const blockDays = 64;

export interface DaysJob {
  readonly data: ModelData;
  readonly plan: StylePlan;
  readonly robust: boolean;
  /** Days × securities known the day before: weights are 1 ÷ these; null = √market cap. */
  readonly specificVariances: Float64Array | null;
  /** Number of the block in the whole history: its first exposure date stands at `block * blockDays`. */
  readonly block: number;
  /** First day whose returns are to be explained; earlier ones are there already. */
  readonly firstDay: number;
  readonly outputs: DayOutputs;
}

/**
 * Computes one block: the exposures at the close of each of its dates, and the factor returns of the day after. Writes into
 * the rows of `outputs` that belong to the block and nowhere else.
 */
export function computeDays(job: DaysJob): void {
  const { data, plan, outputs } = job;
  const { securities, dates, industries } = data;
  const days = dates.length;
  const from = job.block * blockDays - data.origin;
  const to = Math.min(days, from + blockDays);
  const exposureBlock = openExposureBlock(data, plan, from, to);
  const exposures = new Float64Array(plan.length * securities);
  const room = {
    dayReturns: new Float64Array(securities),
    present: new Uint8Array(industries),
    packed: new Map<number, { readonly packed: PackedDay; readonly solver: CrossSectionSolver }>(),
    robust: newRobustRoom(securities),
  };

  for (let t = from; t < to; t++) {
    const day = t + 1;
    const explains = day < days && day >= job.firstDay;
    const isLast = day === days;
    const isReview = (data.origin + t) % reviewInterval === 0 && t >= job.firstDay;
    if (!explains && !isLast && !isReview) continue;
    exposureBlock.onDate(t, exposures);
    if (isReview) outputs.reviewExposures.set(exposures, reviewOf(t, data.origin) * exposures.length);
    if (isLast) {
      outputs.lastExposures.set(exposures);
      fillReasons(exposureBlock, plan, t, exposures, outputs.lastReasons);
    }
    if (explains) explainDay(job, exposureBlock, exposures, day, room);
  }
}

interface Room {
  readonly dayReturns: Float64Array;
  readonly present: Uint8Array;
  /** Memory of the regression by number of active styles. */
  readonly packed: Map<number, { readonly packed: PackedDay; readonly solver: CrossSectionSolver }>;
  readonly robust: ReturnType<typeof newRobustRoom>;
}

function explainDay(job: DaysJob, { universe }: ExposureBlock, exposures: Float64Array, day: number, room: Room): void {
  const { data, plan, outputs } = job;
  const { securities, dates, industries, industryOf, returns } = data;
  const { dayReturns, present } = room;
  for (let i = 0; i < securities; i++) dayReturns[i] = returns[i * dates.length + day]!;
  if (universe.count === 0) {
    outputs.states[day] = dayStateCode['no-universe'];
    return;
  }
  if (job.specificVariances) useInverseVariances(job.specificVariances, day, securities, universe);
  const activeStyles = [...plan.keys()].filter((s) => hasValues(exposures, s, securities));
  let memory = room.packed.get(activeStyles.length);
  if (!memory) {
    memory = {
      packed: newPackedDay(securities, industries, activeStyles.length),
      solver: newCrossSectionSolver(securities, industries, activeStyles.length),
    };
    room.packed.set(activeStyles.length, memory);
  }
  const { packed, solver } = memory;
  packDay({ ...universe, industryOf, returns: dayReturns, exposures, securities, activeStyles }, present, packed);
  const solved = job.robust ? solveRobustly(solver, packed, room.robust) : solver.solve(packed, packed.weights);
  if (!solved) {
    outputs.states[day] = dayStateCode['too-few-securities'];
    return;
  }
  record(outputs, solver, activeStyles, day, packed.count);
  recordCurrencies(outputs, data, day);
  fillResiduals(outputs, exposures, industryOf, dayReturns, day);
}

/** Weights of the second pass; a security without a variance yet keeps the smallest weight of all. */
function useInverseVariances(
  variances: Float64Array,
  day: number,
  securities: number,
  universe: ExposureBlock['universe'],
): void {
  let smallest = Infinity;
  for (let m = 0; m < universe.count; m++) {
    const variance = variances[day * securities + universe.members[m]!]!;
    if (variance > 0) smallest = Math.min(smallest, 1 / variance);
  }
  if (smallest === Infinity) return;
  for (let m = 0; m < universe.count; m++) {
    const variance = variances[day * securities + universe.members[m]!]!;
    universe.regressionWeights[m] = variance > 0 ? 1 / variance : smallest;
  }
}

function hasValues(exposures: Float64Array, style: number, securities: number): boolean {
  for (let i = style * securities; i < (style + 1) * securities; i++) if (exposures[i] === exposures[i]) return true;
  return false;
}

function record(
  outputs: DayOutputs,
  { result, equations }: CrossSectionSolver,
  activeStyles: readonly number[],
  day: number,
  assets: number,
): void {
  const { styles, industries, factorReturns, standardErrors, varianceInflation } = outputs;
  const row = day * factorCount(outputs);
  factorReturns[row] = result.market;
  standardErrors[row] = result.marketError;
  let collinear = 0;
  activeStyles.forEach((style, s) => {
    factorReturns[row + 1 + style] = result.styles[s]!;
    standardErrors[row + 1 + style] = result.styleErrors[s]!;
    varianceInflation[day * styles + style] = result.varianceInflation[s]!;
    if (result.collinear[s] === 1) collinear |= 1 << style;
  });
  for (let j = 0; j < industries; j++) {
    factorReturns[row + 1 + styles + j] = result.industries[j]!;
    standardErrors[row + 1 + styles + j] = result.industryErrors[j]!;
  }
  outputs.rSquared[day] = result.rSquared;
  outputs.conditionNumbers[day] = conditionNumber(equations, result);
  outputs.assets[day] = assets;
  outputs.collinear[day] = collinear;
  outputs.states[day] = dayStateCode.estimated;
}

/** Currency returns are observed, not estimated. */
function recordCurrencies(outputs: DayOutputs, { currencyReturns, currencies }: ModelData, day: number): void {
  const row = (day + 1) * factorCount(outputs) - currencies;
  for (let c = 0; c < currencies; c++) {
    outputs.factorReturns[row + c] = currencyReturns[day * currencies + c]!;
    outputs.standardErrors[row + c] = 0;
  }
}

/** r − f_market − f_industry − Σ x·f for every security with a return; what does not exist on the day counts as 0. */
function fillResiduals(
  outputs: DayOutputs,
  exposures: Float64Array,
  industryOf: Int32Array,
  dayReturns: Float64Array,
  day: number,
): void {
  const { securities, styles, factorReturns, residuals } = outputs;
  const row = day * factorCount(outputs);
  const start = day * securities;
  const market = factorReturns[row]!;
  for (let i = 0; i < securities; i++) {
    const industry = industryOf[i]!;
    residuals[start + i] =
      dayReturns[i]! - market - (industry < 0 ? 0 : factorReturns[row + 1 + styles + industry]! || 0);
  }
  for (let s = 0; s < styles; s++) {
    const factorReturn = factorReturns[row + 1 + s]!;
    if (factorReturn !== factorReturn) continue;
    const column = s * securities;
    for (let i = 0; i < securities; i++) {
      const exposure = exposures[column + i]!;
      if (exposure === exposure) residuals[start + i] = residuals[start + i]! - exposure * factorReturn;
    }
  }
}
