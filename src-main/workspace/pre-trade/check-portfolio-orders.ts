import { type ParsedInputOf } from '../../../src-core/contract/index.ts';
import { checkOrders } from '../../../src-core/limits/pre-trade/check-orders.ts';
import { type Session, type UseCase } from '../context.ts';
import { portfolioChecks } from './prepared-checks.ts';

/** Checks orders against a portfolio's limits and keeps nothing. */
export const checkPortfolioOrders: UseCase<'orders.check', Session> = (session, request) =>
  session.readTogether(async () => {
    const { result, run, datasetVersion } = await decide(session, request);
    return { ...result, id: null, run, datasetVersion };
  });

/** Checks orders and writes the check with everything it was made from. */
export const recordOrderCheck: UseCase<'orders.record', Session> = async (session, request) => {
  const { store, now, version } = session;
  const { prepared, question, run, datasetVersion, halts, result, projection, lot } = await decide(session, request);
  const id = store.addOrderCheck({
    at: now().toISOString(),
    portfolio: result.portfolio,
    asOf: result.asOf,
    datasetVersion,
    action: result.action,
    orders: request.orders,
    inputs: {
      projection,
      lot,
      halts,
      limits: prepared.limits.map(({ limit }) => limit),
      parameters: question.parameters,
      run,
      engineVersion: version,
    },
    result,
  });
  return { ...result, id, run, datasetVersion };
};

async function decide(
  session: Session,
  { portfolio: asked, orders, projection = 'signed', lot = '1' }: ParsedInputOf<'orders.check'>,
) {
  const checks = await portfolioChecks(
    session,
    asked,
    orders.map(({ symbol }) => symbol),
  );
  const halts = session.store
    .halts(checks.question.portfolio)
    .filter(({ resetAt }) => resetAt === null)
    .map(({ limitId, subject }) => ({ limitId, subject }));
  const result = checkOrders(checks.prepared, orders, { projection, lot, halts });
  return { ...checks, halts, result, projection, lot };
}
