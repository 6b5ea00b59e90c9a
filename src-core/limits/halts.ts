import { type LimitAction, type LimitStatus, type MetricUnit } from './limit.ts';
import { measuredSubjectKey } from './measured-subject.ts';

/** A portfolio that was halted by a limit, until a person resets it with a reason. */
export interface Halt {
  readonly id: number;
  readonly limitId: number;
  readonly portfolio: string;
  readonly subject: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly value: number;
  readonly threshold: number;
  /** ISO time. */
  readonly at: string;
  readonly run: number;
  readonly resetAt: string | null;
  readonly resetBy: string | null;
  readonly resetReason: string | null;
}

/** Actions that halt: everything, or all but what cuts positions. */
const haltingActions: readonly LimitAction[] = ['halt', 'reduce'];

/**
 * The halts a run adds: one for each limit and subject beyond its halt threshold whose action is to halt or to reduce only, unless
 * it holds already. A measure that falls back does not lift a halt.
 *
 * @param existing of any portfolio, reset ones too
 */
export function newHalts(
  existing: readonly Halt[],
  statuses: readonly LimitStatus[],
  run: { readonly run: number; readonly portfolio: string; readonly at: string },
): readonly Omit<Halt, 'id'>[] {
  const holding = existing.filter((halt) => halt.portfolio === run.portfolio && halt.resetAt === null);
  const seen = new Set(holding.map(measuredSubjectKey));
  return statuses.flatMap((status) => {
    if (
      status.level !== 'halt' ||
      !haltingActions.includes(status.action) ||
      status.value === null ||
      seen.has(measuredSubjectKey(status))
    )
      return [];
    seen.add(measuredSubjectKey(status));
    return {
      limitId: status.limitId,
      portfolio: run.portfolio,
      subject: status.subject,
      label: status.label,
      unit: status.unit,
      value: status.value,
      threshold: status.halt!,
      at: run.at,
      run: run.run,
      resetAt: null,
      resetBy: null,
      resetReason: null,
    };
  });
}
