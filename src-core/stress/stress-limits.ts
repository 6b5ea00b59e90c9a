import { actionAt, appliesTo, isEffective } from '../limits/evaluate.ts';
import { levelOf, utilisationOf } from '../limits/level.ts';
import { type Limit } from '../limits/limit.ts';
import { stressLoss } from '../limits/metrics/stress-loss.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type StressLimitCheck } from './stress-result.ts';

/** A loss held against the stress limits in force: those set on the scenario, and those set on the worst of all. */
export function stressLimitChecks(
  limits: readonly Limit[],
  portfolio: string,
  asOf: IsoDate,
  scenario: string,
  loss: number,
): readonly StressLimitCheck[] {
  return limits
    .filter(
      (limit) =>
        limit.metric === stressLoss.id &&
        appliesTo(limit, portfolio) &&
        isEffective(limit, asOf) &&
        (limit.parameters.subject === undefined || limit.parameters.subject === scenario),
    )
    .map((limit) => {
      const level = levelOf(loss, limit);
      return {
        limitId: limit.id,
        warn: threshold(limit.warn),
        limit: threshold(limit.limit),
        halt: threshold(limit.halt),
        utilisation: utilisationOf(loss, limit),
        level,
        action: actionAt(level, limit),
      };
    });
}

const threshold = (text: string | null) => (text === null ? null : Number(text));
