import { readOrders } from '../../files/import/read-orders.ts';
import { type Session, type UseCase } from '../context.ts';

/** Lists of orders are short: they are read at once, on this thread. */
export const readOrderFile: UseCase<'orders.read', Session> = async (_session, { file }, { resolveFile }) =>
  readOrders(resolveFile ? resolveFile(file) : file);
