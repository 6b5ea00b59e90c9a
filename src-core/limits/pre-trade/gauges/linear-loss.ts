import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';

/** The largest of losses that are linear in the positions: Σ value × loss of the security ÷ NAV, positive = loss. */
export const linearLoss: PrepareGauge = (book, limit) => {
  const loss = book.input.linearLoss?.(limit) ?? null;
  if (loss === null || loss.scenarios.length === 0) return unmeasured(book, 'Its scenario is not known here');
  const held = new Set(book.positions.map(({ security }) => security));
  const nav = book.nav.toNumber();
  const scenarios = loss.scenarios.map(({ name, lossOf }) => {
    const rates = book.securities.map(({ symbol }) => lossOf(symbol));
    const sum = book.positions.reduce(
      (total, { security, value }) => total + value.toNumber() * (rates[security] ?? 0),
      0,
    );
    const unknown = book.securities.filter((_, i) => held.has(i) && rates[i] === null).map(({ symbol }) => symbol);
    return { name, rates, before: sum / nav, unknown };
  });
  const lacking = scenarios.find(({ unknown }) => unknown.length > 0);
  if (lacking) return unmeasured(book, `${lacking.name}: no loss is known for ${lacking.unknown.join(', ')}`);
  const gauge = portfolioGauge(
    book,
    'exact',
    loss.note,
    () => Math.max(...scenarios.map(({ before }) => before)),
    ({ weightChanges, scale }) => {
      let worst = -Infinity;
      for (const { rates, before } of scenarios) {
        let sum = before;
        for (const [security, weight] of weightChanges) {
          const rate = rates[security]!;
          if (rate === null) return null;
          sum += weight * rate;
        }
        worst = Math.max(worst, sum / scale);
      }
      return worst;
    },
  );
  return { ...gauge, subjects: () => [loss.subject], allSubjects: () => [loss.subject] };
};
