import { checkOrders } from '../../../src-core/limits/pre-trade/check-orders.ts';
import { type Session, type UseCase } from '../context.ts';
import { portfolioChecks } from './prepared-checks.ts';

/** Checks orders against a portfolio's limits; a check that is to be recorded is written with everything it was made from. */
export const checkPortfolioOrders: UseCase<'orders.check', Session> = async (
  session,
  { portfolio: asked, orders, projection = 'signed', lot = '1', record = false },
) => {
  const { store, now, version } = session;
  const check = () => {
    const { prepared, question, run, datasetVersion } = portfolioChecks(
      session,
      asked,
      orders.map(({ symbol }) => symbol),
    );
    const halts = store.haltsInForce(question.portfolio);
    const result = checkOrders(prepared, orders, { projection, lot, halts });
    return { prepared, question, run, datasetVersion, halts, result };
  };
  if (!record) {
    const { result, run, datasetVersion } = await session.readTogether(check);
    return { ...result, id: null, run, datasetVersion };
  }
  return session.write(() => {
    const { prepared, question, run, datasetVersion, halts, result } = check();
    const id = store.addOrderCheck({
      at: now().toISOString(),
      portfolio: result.portfolio,
      asOf: result.asOf,
      datasetVersion,
      action: result.action,
      orders,
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
  });
};
