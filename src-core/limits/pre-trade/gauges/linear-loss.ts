import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';

/** A loss that is linear in the positions: Σ value × loss of the security ÷ NAV, positive = loss. */
export const linearLoss: PrepareGauge = (book, limit) => {
  const loss = book.input.linearLoss?.(limit) ?? null;
  if (loss === null) return unmeasured(book, 'Its scenario is not known here');
  const rates = book.securities.map(({ symbol }) => loss.lossOf(symbol));
  const held = new Set(book.positions.map(({ security }) => security));
  const unknown = book.securities.filter((_, i) => held.has(i) && rates[i] === null).map(({ symbol }) => symbol);
  if (unknown.length > 0) return unmeasured(book, `${loss.note}: no loss is known for ${unknown.join(', ')}`);
  const nav = book.nav.toNumber();
  const before =
    book.positions.reduce((sum, { security, value }) => sum + value.toNumber() * rates[security]!, 0) / nav;
  const gauge = portfolioGauge(
    book,
    'exact',
    loss.note,
    () => before,
    ({ weightChanges, scale }) => {
      let sum = before;
      for (const [security, weight] of weightChanges) {
        const rate = rates[security]!;
        if (rate === null) return null;
        sum += weight * rate;
      }
      return sum / scale;
    },
  );
  return { ...gauge, subjects: () => [loss.subject], allSubjects: () => [loss.subject] };
};
