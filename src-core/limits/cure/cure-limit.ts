import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type Limit } from '../limit.ts';
import { type Book } from '../pre-trade/book.ts';
import { type PreparedChecks } from '../pre-trade/check-orders.ts';
import { figureText } from '../figure-text.ts';
import { prepareLimit, type PreparedLimit } from '../pre-trade/prepared-limit.ts';
import { project } from '../pre-trade/projection.ts';
import { type Cure } from './cure.ts';
import { describeTrades, reductionsOf } from './describe-trades.ts';
import { fewestTrades } from './fewest-trades.ts';
import { type Measure } from './measure.ts';
import { scaleDown } from './scale-down.ts';

/** Metrics that look back: what is traded now does not change what was lost. */
const lookingBack: readonly string[] = ['drawdown'];

export interface CureOptions {
  /** Only this subject of the limit; absent = every one beyond a threshold. */
  readonly subject?: string | undefined;
  /** Decimal text. */
  readonly lot?: string;
}

/**
 * For everything a limit measures beyond a threshold, the fewest trades and the scale-down that bring it back under the lowest one;
 * each tried on the book itself. Trades only cut or close positions.
 */
export function cureLimit(
  { book, limits }: PreparedChecks,
  limit: Limit,
  { subject: asked, lot = '1' }: CureOptions = {},
): readonly Cure[] {
  const prepared = prepareLimit(book, limit);
  const subjects = asked === undefined ? prepared.gauge.allSubjects() : [asked];
  return subjects
    .filter((subject) => prepared.levelOf(prepared.gauge.before(subject)) !== 'ok')
    .map((subject) => cureOf(book, limits, prepared, subject, new ExactDecimal(lot)));
}

function cureOf(
  book: Book,
  limits: readonly PreparedLimit[],
  prepared: PreparedLimit,
  subject: string,
  lot: ExactDecimal,
): Cure {
  const { limit, label, unit, gauge } = prepared;
  const measure: Measure = {
    book,
    lot,
    value: (trades) => gauge.after(subject, project(book, trades)),
    isOk: (value) => value !== null && prepared.levelOf(value) === 'ok',
    touches: (trades) => gauge.subjects(project(book, trades)).includes(subject),
  };
  const value = gauge.before(subject)!;
  const isCurable = !lookingBack.includes(limit.metric) && gauge.basis !== 'unchanged';
  const fewest = isCurable ? fewestTrades(measure, value) : null;
  const scaled = isCurable ? scaleDown(measure) : null;
  const made = fewest && describeTrades(measure, fewest, reductionsOf(measure, value, fewest), limits);
  const target = Math.min(...[prepared.warn, prepared.limitAt, prepared.haltAt].filter((mark) => mark !== null));
  const figures = `${label} of ${subject} from ${figureText(value, unit)} to within ${figureText(target, unit)}`;
  return {
    limitId: limit.id,
    metric: limit.metric,
    label,
    unit,
    subject,
    level: prepared.levelOf(value),
    value,
    target,
    fewestTrades: made,
    scaleDown: scaled && { ...describeTrades(measure, scaled.trades, null, limits), fraction: scaled.fraction },
    summary: !isCurable
      ? `No trade brings ${figures}: it looks back`
      : made
        ? `${made.trades.length === 1 ? 'One trade brings' : `${made.trades.length} trades bring`} ${figures}`
        : scaled
          ? `Cutting all positions alike brings ${figures}; few trades alone do not`
          : `Cutting positions does not bring ${figures}`,
  };
}
