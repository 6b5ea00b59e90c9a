import { reverseStress } from '../../../src-core/stress/reverse-stress.ts';
import { type Session, type UseCase } from '../context.ts';
import { preparedMarket } from './prepared-market.ts';

export const runReverseStress: UseCase<'stress.reverse', Session> = async (session, request, options) =>
  reverseStress(await preparedMarket(session, request, {}, options), request.loss);
