import { epochDay, type IsoDate } from '../market/epoch-day.ts';
import { type BreachHappening } from './breach-event.ts';
import { figureText } from './figure-text.ts';
import { type Breach, type LimitLevel, type LimitStatus } from './limit.ts';
import { measuredSubjectKey } from './measured-subject.ts';

/** The run that found the statuses. */
export interface BreachRun {
  readonly run: number;
  readonly portfolio: string;
  readonly asOf: IsoDate;
  /** Moment of the run, ISO text. */
  readonly at: string;
}

/** How runs treat breaches. */
export interface BreachRules {
  /** A breach ends when its measure is below its lowest threshold by this share of it, so that it does not flicker. */
  readonly hysteresis: number;
  /** A measure beyond its limit again within so many calendar days of the end reopens the breach. */
  readonly reopenDays: number;
}

export const usualBreachRules: BreachRules = { hysteresis: 0.02, reopenDays: 7 };

export interface OpenedBreach {
  readonly breach: Omit<Breach, 'id'>;
  readonly happened: readonly BreachHappening[];
}
export interface ChangedBreach {
  readonly breach: Breach;
  /** Empty where only the last value moved. */
  readonly happened: readonly BreachHappening[];
}
export interface BreachChanges {
  readonly open: readonly OpenedBreach[];
  readonly update: readonly ChangedBreach[];
}

/**
 * What a run changes in the breach records of its portfolio.
 *
 * - A status beyond a threshold opens a breach, updates the live one of the same limit and subject, or reopens one that ended
 *   shortly before.
 * - A breach at a higher level than at the last run is open again, whatever was agreed: it was agreed for the lower one.
 * - A waiver ends after its last day.
 * - A live breach whose measure is back below its lowest threshold, less the hysteresis, is resolved. One within the hysteresis
 *   stays as it is.
 * - A limit that could not be measured leaves its breaches as they are, and so does a run for a date before the breach's.
 *
 * @param existing breaches of any portfolio and state
 */
export function reconcileBreaches(
  existing: readonly Breach[],
  statuses: readonly LimitStatus[],
  run: BreachRun,
  rules: BreachRules = usualBreachRules,
): BreachChanges {
  const own = existing.filter((breach) => breach.portfolio === run.portfolio);
  const live = own.filter((breach) => breach.state !== 'resolved');
  const liveOf = new Map(live.map((breach) => [measuredSubjectKey(breach), breach]));
  const endedOf = new Map<string, Breach>();
  for (const breach of own) {
    if (breach.state !== 'resolved') continue;
    const newest = endedOf.get(measuredSubjectKey(breach));
    if (!newest || newest.id < breach.id) endedOf.set(measuredSubjectKey(breach), breach);
  }
  const statusOf = new Map(statuses.map((status) => [measuredSubjectKey(status), status]));
  const unmeasured = new Set(statuses.filter(({ value }) => value === null).map(({ limitId }) => limitId));
  const measured = new Set(statuses.map(({ limitId }) => limitId));

  const open: OpenedBreach[] = [];
  const update: ChangedBreach[] = [];
  for (const status of statusOf.values()) {
    if (!isBeyond(status) || liveOf.has(measuredSubjectKey(status))) continue;
    const ended = endedOf.get(measuredSubjectKey(status));
    if (ended && endedShortlyBefore(ended, run, rules)) update.push(reopened(ended, status, run));
    else open.push(opened(status, run));
  }
  for (const breach of live) {
    if (run.asOf < breach.openedAsOf || unmeasured.has(breach.limitId)) continue;
    const status = statusOf.get(measuredSubjectKey(breach));
    if (status && isBeyond(status)) update.push(stillBeyond(breach, status, run));
    else if (status && isClose(status, rules)) {
      update.push(withExpiry({ ...breach, lastRun: run.run, lastValue: status.value! }, run, []));
    } else update.push(resolved(breach, status, run, measured.has(breach.limitId)));
  }
  return { open, update };
}

type StatusBeyond = LimitStatus & { readonly value: number; readonly level: Exclude<LimitLevel, 'ok'> };

function isBeyond(status: LimitStatus): status is StatusBeyond {
  return status.value !== null && status.level !== 'ok';
}

/** Back within its thresholds, but by less than the hysteresis. */
function isClose(status: LimitStatus, { hysteresis }: BreachRules): boolean {
  const lowest = status.warn ?? status.limit ?? status.halt;
  if (status.value === null || lowest === null) return false;
  return status.value > lowest - hysteresis * Math.abs(lowest);
}

function endedShortlyBefore({ resolvedAsOf }: Breach, { asOf }: BreachRun, { reopenDays }: BreachRules): boolean {
  if (resolvedAsOf === null) return false;
  const days = epochDay(asOf) - epochDay(resolvedAsOf);
  return days >= 0 && days <= reopenDays;
}

const rank = { ok: 0, warn: 1, limit: 2, halt: 3 } as const;

function stillBeyond(breach: Breach, status: StatusBeyond, run: BreachRun): ChangedBreach {
  const { level, value } = status;
  const now: Breach = { ...breach, level, threshold: status[level]!, lastRun: run.run, lastValue: value };
  if (rank[level] > rank[breach.level]) {
    const text = `From ${breach.level} to ${level}: ${figureText(value, status.unit)} against ${figureText(now.threshold, status.unit)}`;
    return { breach: { ...now, state: 'open', waivedUntil: null }, happened: [{ kind: 'worsened', text }] };
  }
  const eased: readonly BreachHappening[] =
    level === breach.level ? [] : [{ kind: 'eased', text: `From ${breach.level} to ${level}` }];
  return withExpiry(now, run, eased);
}

function withExpiry(breach: Breach, { asOf }: BreachRun, happened: readonly BreachHappening[]): ChangedBreach {
  if (breach.state !== 'waived' || breach.waivedUntil === null || asOf <= breach.waivedUntil)
    return { breach, happened };
  const text = `The waiver ended on ${breach.waivedUntil}`;
  return {
    breach: { ...breach, state: 'open', waivedUntil: null },
    happened: [...happened, { kind: 'waiver-expired', text }],
  };
}

function resolved(breach: Breach, status: LimitStatus | undefined, run: BreachRun, applies: boolean): ChangedBreach {
  const reason = applies ? '' : 'The limit no longer applies';
  return {
    breach: {
      ...breach,
      state: 'resolved',
      lastRun: run.run,
      lastValue: status?.value ?? breach.lastValue,
      resolvedRun: run.run,
      resolvedAt: run.at,
      resolvedAsOf: run.asOf,
      reason: breach.reason || reason,
      waivedUntil: null,
    },
    happened: [{ kind: 'resolved', text: reason }],
  };
}

function reopened(breach: Breach, status: StatusBeyond, run: BreachRun): ChangedBreach {
  const { level, value } = status;
  return {
    breach: {
      ...breach,
      state: 'open',
      level,
      threshold: status[level]!,
      lastRun: run.run,
      lastValue: value,
      resolvedRun: null,
      resolvedAt: null,
      resolvedAsOf: null,
      waivedUntil: null,
    },
    happened: [{ kind: 'reopened', text: `Beyond ${level} again after it ended on ${breach.resolvedAsOf}` }],
  };
}

function opened(status: StatusBeyond, run: BreachRun): OpenedBreach {
  const threshold = status[status.level]!;
  return {
    breach: {
      limitId: status.limitId,
      portfolio: run.portfolio,
      metric: status.metric,
      label: status.label,
      unit: status.unit,
      subject: status.subject,
      level: status.level,
      value: status.value,
      threshold,
      state: 'open',
      openedRun: run.run,
      openedAt: run.at,
      openedAsOf: run.asOf,
      lastRun: run.run,
      lastValue: status.value,
      resolvedRun: null,
      resolvedAt: null,
      resolvedAsOf: null,
      owner: '',
      reason: '',
      waivedUntil: null,
    },
    happened: [
      {
        kind: 'opened',
        text: `${figureText(status.value, status.unit)} against ${figureText(threshold, status.unit)} (${status.level})`,
      },
    ],
  };
}
