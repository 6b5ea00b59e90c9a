import { type LimitAction, type LimitLevel } from '../limit.ts';
import { figureText } from '../figure-text.ts';
import { type PreparedLimit } from './prepared-limit.ts';
import { type Projection } from './projection.ts';

/** Actions from the mildest to the strictest. */
const strictness: readonly LimitAction[] = ['allow', 'warn', 'reduce', 'reject', 'halt'];

export function strictest(actions: readonly LimitAction[]): LimitAction {
  return strictness[Math.max(0, ...actions.map((action) => strictness.indexOf(action)))]!;
}

/** Whether an order may go through under an action. */
export const isAllowed = (action: LimitAction): boolean => action === 'allow' || action === 'warn';

/** Whether trades only cut positions: each nearer to zero than before, and none beyond it. */
export function onlyReduces({ changes }: Projection): boolean {
  return (
    changes.length > 0 &&
    changes.every(
      ({ quantityBefore, quantityAfter }) =>
        quantityAfter.abs().lt(quantityBefore.abs()) && !quantityAfter.times(quantityBefore).lt(0),
    )
  );
}

export interface Measured {
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly level: LimitLevel;
  readonly action: LimitAction;
}

/**
 * Measures a limit after some trades and says what it does: the action of the level reached, but no more than a warning where the
 * measure is lower than before, or where it is unchanged and the trades only cut positions (a halt stays a halt then).
 */
export function measureLimit(prepared: PreparedLimit, subject: string, projection: Projection): Measured {
  const before = prepared.gauge.before(subject);
  const after = prepared.gauge.after(subject, projection);
  const level = prepared.levelOf(after);
  return { subject, before, after, level, action: actionOf(prepared, before, after, level, projection) };
}

function actionOf(
  prepared: PreparedLimit,
  before: number | null,
  after: number | null,
  level: LimitLevel,
  projection: Projection,
): LimitAction {
  const action = prepared.actionAt(level);
  if (isAllowed(action) || before === null || after === null) return action;
  if (after < before) return 'warn';
  return after === before && action !== 'halt' && onlyReduces(projection) ? 'warn' : action;
}

/** What a limit says of the trades, in a sentence without a full stop. */
export function limitReason(prepared: PreparedLimit, { subject, before, after, level, action }: Measured): string {
  const { label, unit, gauge } = prepared;
  if (after === null) return `${label} of ${subject} could not be measured: ${gauge.note}`;
  const text = (value: number) => figureText(value, unit);
  const moves =
    before === null || before === after
      ? `${label} of ${subject} stays at ${text(after)}`
      : `${label} of ${subject} ${after > before ? 'rises' : 'falls'} from ${text(before)} to ${text(after)}`;
  if (level === 'ok') return moves;
  const mark = { warn: prepared.warn, limit: prepared.limitAt, halt: prepared.haltAt }[level]!;
  const beyond = `beyond ${{ warn: 'the warning', limit: 'the limit', halt: 'the halt' }[level]} of ${text(mark)}`;
  if (before !== null && after < before) return `${moves}: still ${beyond}, but lower than before`;
  return action === 'allow' ? `${moves}, ${beyond}, which this limit allows` : `${moves}, ${beyond}`;
}
