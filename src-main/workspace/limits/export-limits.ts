import { writeLimits } from '../../files/limits/write-limits.ts';
import { type Session, type UseCase } from '../context.ts';
import { fileNamePart } from '../file-name-part.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

/** The limits that hold for a portfolio, as a file that can be imported for another. */
export const exportLimits: UseCase<'limits.export', Session> = ({ store }, request) => {
  const portfolio = choosePortfolio(store, request.portfolio);
  const limits = store.limits().filter(({ scope }) => scope.portfolio === undefined || scope.portfolio === portfolio);
  return {
    fileName: `${fileNamePart(portfolio)}-limit-definitions.${request.format}`,
    mediaType: request.format === 'csv' ? 'text/csv' : 'application/json',
    text: writeLimits(limits, request.format),
  };
};
