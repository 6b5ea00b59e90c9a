import { type IsoDate } from '../market/epoch-day.ts';
import { type Breach, type LimitLevel, type LimitStatus } from './limit.ts';

/** The run that found the statuses. */
export interface BreachRun {
  readonly run: number;
  readonly portfolio: string;
  readonly asOf: IsoDate;
  /** Moment of the run, ISO text. */
  readonly at: string;
}

export interface BreachChanges {
  readonly open: readonly Omit<Breach, 'id'>[];
  readonly update: readonly Breach[];
}

/**
 * What a run changes in the breach records of its portfolio. A status beyond a threshold opens a breach, or updates the live
 * one of the same limit and subject; a live breach whose measure is back within its limit is resolved. Acknowledged and
 * waived breaches stay so while they last. A limit that could not be measured leaves its breaches as they are, and so does
 * a run for a date before a breach was opened.
 *
 * @param existing breaches of any portfolio and state
 */
export function reconcileBreaches(
  existing: readonly Breach[],
  statuses: readonly LimitStatus[],
  run: BreachRun,
): BreachChanges {
  const live = existing.filter((breach) => breach.portfolio === run.portfolio && breach.state !== 'resolved');
  const liveOf = new Map(live.map((breach) => [identity(breach), breach]));
  const statusOf = new Map(statuses.map((status) => [identity(status), status]));
  const unmeasured = new Set(statuses.filter(({ value }) => value === null).map(({ limitId }) => limitId));
  const measured = new Set(statuses.map(({ limitId }) => limitId));

  const open: Omit<Breach, 'id'>[] = [];
  for (const status of statusOf.values()) {
    if (isBeyond(status) && !liveOf.has(identity(status))) open.push(opened(status, run));
  }
  const update: Breach[] = [];
  for (const breach of live) {
    if (run.asOf < breach.openedAsOf || unmeasured.has(breach.limitId)) continue;
    const status = statusOf.get(identity(breach));
    if (status && isBeyond(status)) {
      const { level, value } = status;
      update.push({ ...breach, level, threshold: status[level]!, lastRun: run.run, lastValue: value });
    } else {
      update.push({
        ...breach,
        state: 'resolved',
        lastRun: run.run,
        lastValue: status?.value ?? breach.lastValue,
        resolvedRun: run.run,
        resolvedAt: run.at,
        reason: measured.has(breach.limitId) ? breach.reason : breach.reason || 'The limit no longer applies',
      });
    }
  }
  return { open, update };
}

/** A limit and what it was measured on; a JSON pair, so that no name can imitate another. */
function identity({ limitId, subject }: { readonly limitId: number; readonly subject: string }): string {
  return JSON.stringify([limitId, subject]);
}

type StatusBeyond = LimitStatus & { readonly value: number; readonly level: Exclude<LimitLevel, 'ok'> };

function isBeyond(status: LimitStatus): status is StatusBeyond {
  return status.value !== null && status.level !== 'ok';
}

function opened(status: StatusBeyond, run: BreachRun): Omit<Breach, 'id'> {
  return {
    limitId: status.limitId,
    portfolio: run.portfolio,
    metric: status.metric,
    label: status.label,
    unit: status.unit,
    subject: status.subject,
    level: status.level,
    value: status.value,
    threshold: status[status.level]!,
    state: 'open',
    openedRun: run.run,
    openedAt: run.at,
    openedAsOf: run.asOf,
    lastRun: run.run,
    lastValue: status.value,
    resolvedRun: null,
    resolvedAt: null,
    owner: '',
    reason: '',
    waivedUntil: null,
  };
}
