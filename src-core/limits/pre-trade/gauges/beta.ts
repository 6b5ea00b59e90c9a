import { beta as betaOf } from '../../../portfolio/beta.ts';
import { benchmarkWindow } from './benchmark-window.ts';
import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';

/** Beta without its sign. It is linear in the positions: what is traded adds its weight × its own beta. */
export const beta: PrepareGauge = (book) => {
  const benchmark = benchmarkWindow(book);
  if (benchmark === null) return unmeasured(book, 'No benchmark is chosen');
  const before = betaOf(book.returns.window, benchmark);
  if (before === null) return unmeasured(book, `There is no beta to ${book.input.risk.benchmark!.name}`);
  const own = new Map<number, number>();
  const ownBeta = (security: number): number => {
    const known = own.get(security);
    if (known !== undefined) return known;
    // Columns have a return on every day, so that the common days are the benchmark's and there is a beta.
    const made = betaOf(book.returns.column(security), benchmark) ?? 0;
    own.set(security, made);
    return made;
  };
  return portfolioGauge(
    book,
    'exact',
    `To ${book.input.risk.benchmark!.name}`,
    () => Math.abs(before),
    ({ weightChanges, scale }) => {
      let sum = before;
      for (const [security, weight] of weightChanges) sum += weight * ownBeta(security);
      return Math.abs(sum / scale);
    },
  );
};
