import { type Limit } from '../../limit.ts';
import { type Book } from '../book.ts';
import { type FigureBasis } from '../order-check.ts';
import { type Projection } from '../projection.ts';

/** A limit's measure on a prepared book, before and after trades. */
export interface Gauge {
  readonly basis: FigureBasis;
  /** Why there is no figure, or how it was found; '' where nothing is to be said. */
  readonly note: string;
  /** What the limit measures of these trades: the portfolio, or the groups they touch. */
  subjects(projection: Projection): readonly string[];
  /** Everything the limit measures before any trade. */
  allSubjects(): readonly string[];
  /** null = cannot be measured. */
  before(subject: string): number | null;
  after(subject: string, projection: Projection): number | null;
}

/** Prepares the measure of a limit. One file exports one and registry.ts lists it by its metric. */
export type PrepareGauge = (book: Book, limit: Limit) => Gauge;

/** A measure of the whole portfolio. `before` is computed when it is first asked for. */
export function portfolioGauge(
  book: Book,
  basis: FigureBasis,
  note: string,
  before: () => number | null,
  after: (projection: Projection) => number | null,
): Gauge {
  let known: { readonly value: number | null } | null = null;
  const subjects = [book.portfolio];
  return {
    basis,
    note,
    subjects: () => subjects,
    allSubjects: () => subjects,
    before: () => (known ??= { value: before() }).value,
    after: (_, projection) => after(projection),
  };
}

/** A measure that cannot be taken. */
export function unmeasured(book: Book, note: string): Gauge {
  return portfolioGauge(
    book,
    'unchanged',
    note,
    () => null,
    () => null,
  );
}
