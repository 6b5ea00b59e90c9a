import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

export const listHalts: UseCase<'halts.list', Session> = ({ store }, { portfolio }) =>
  store.halts(portfolio === undefined ? undefined : choosePortfolio(store, portfolio));

/** Lifts a halt. Where the measure is still beyond its halt threshold, the next run halts again. */
export const resetHalt: UseCase<'halts.reset', Session> = ({ store, now }, { id, by, reason }) =>
  store.resetHalt(id, { at: now().toISOString(), actor: by, reason });
