import { DomainError } from '../../src-core/domain-error.ts';
import { type Store } from '../store/store.ts';

/**
 * The portfolio asked for, or the only one there is.
 *
 * @throws DomainError UNKNOWN_PORTFOLIO or PORTFOLIO_REQUIRED, naming the portfolios there are
 */
export function choosePortfolio(store: Store, asked: string | undefined): string {
  const names = store.portfolios().map((portfolio) => portfolio.name);
  if (asked !== undefined) {
    if (names.includes(asked)) return asked;
    throw new DomainError('UNKNOWN_PORTFOLIO', `There is no portfolio named ${asked}`, {
      remedy: names.length === 0 ? 'Import a positions file first' : `Choose one of: ${names.join(', ')}`,
    });
  }
  const [only, ...others] = names;
  if (only === undefined) {
    throw new DomainError('PORTFOLIO_REQUIRED', 'The workspace has no portfolio yet', {
      remedy: 'Import a positions file',
    });
  }
  if (others.length > 0) {
    throw new DomainError('PORTFOLIO_REQUIRED', `The workspace has ${names.length} portfolios`, {
      remedy: `Choose one of: ${names.join(', ')}`,
    });
  }
  return only;
}
