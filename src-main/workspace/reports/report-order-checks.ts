import { type LoggedOrderCheck } from '../../../src-core/contract/index.ts';
import { type LimitAction } from '../../../src-core/limits/limit.ts';
import { type ReportOrderCheck } from '../../../src-core/report/report-order-check.ts';
import { type Store } from '../../store/store.ts';

/** Newest checks a report looks through. */
const checksRead = 1000;

/** Recorded checks on a date's positions and prices that did not let all orders through, oldest first. */
export function refusedChecks(store: Store, portfolio: string, asOf: string): readonly ReportOrderCheck[] {
  return store
    .orderChecks(portfolio, checksRead)
    .filter((check) => check.asOf === asOf)
    .flatMap((check) => (isRefusal(check.action) ? refusedCheck(check, check.action) : []))
    .reverse();
}

type Refusal = ReportOrderCheck['action'];

const isRefusal = (action: LimitAction): action is Refusal => action !== 'allow' && action !== 'warn';

function refusedCheck({ id, at, actor, result }: LoggedOrderCheck, action: Refusal): ReportOrderCheck {
  const [first, ...others] = result.lines;
  const deciding = result.basket.limits.filter((check) => isRefusal(check.action));
  return {
    id,
    at,
    actor,
    order: result.lines
      .map(({ side, quantity, symbol }) => `${side.toUpperCase()} ${quantity.replace('-', '')} ${symbol}`)
      .join(', '),
    action,
    reasons: deciding.length > 0 ? deciding.map(({ reason }) => reason) : [result.reason],
    largestAllowed:
      action !== 'reduce'
        ? null
        : others.length === 0
          ? (first?.largestQuantity ?? null)
          : (result.basket.largestQuantities?.join(', ') ?? null),
  };
}
