import { ExactDecimal } from '../../../numerics/exact-decimal.ts';
import { type Limit } from '../../limit.ts';
import { type Book } from '../book.ts';
import { type BookSecurity } from '../book-position.ts';
import { type Projection } from '../projection.ts';
import { type Gauge, type PrepareGauge } from './gauge.ts';

/** What securities are grouped by. An empty key stands for those without. */
interface Grouping {
  readonly keyOf: (security: BookSecurity) => string;
  readonly unnamed: string;
}

/** Gross exposure of groups of securities ÷ NAV, position by position without netting; only the groups that trades touch. */
function groupGauge({ keyOf, unnamed }: Grouping): PrepareGauge {
  return (book, limit) => {
    const subjectOf = (index: number) => keyOf(book.securities[index]!) || unnamed;
    const gross = new Map<string, ExactDecimal>();
    for (const { security, value } of book.positions) {
      const subject = subjectOf(security);
      gross.set(subject, (gross.get(subject) ?? new ExactDecimal(0)).plus(value.abs()));
    }
    return decimalGroups(book, limit, gross, subjectOf, ({ valueBefore, valueAfter }) =>
      valueAfter.abs().minus(valueBefore.abs()),
    );
  };
}

const zero = new ExactDecimal(0);

type Change = Projection['changes'][number];

/** Sums by group ÷ NAV, updated by the changed positions. */
export function decimalGroups(
  book: Book,
  limit: Limit,
  base: ReadonlyMap<string, ExactDecimal>,
  subjectOf: (security: number) => string,
  difference: (change: Change) => ExactDecimal,
): Gauge {
  const asked = limit.parameters.subject;
  const known = new Map<string, number>();
  const wanted = asked === undefined ? null : namedSubject(book, asked, subjectOf);
  return {
    basis: 'exact',
    note: '',
    subjects(projection) {
      const touched = [...new Set(projection.changes.map(({ security }) => subjectOf(security)))];
      return wanted === null ? touched : touched.filter((subject) => subject === wanted);
    },
    allSubjects: () => [...base.keys()].filter((subject) => wanted === null || subject === wanted),
    before(subject) {
      let value = known.get(subject);
      if (value === undefined) known.set(subject, (value = (base.get(subject) ?? zero).div(book.nav).toNumber()));
      return value;
    },
    after(subject, projection) {
      let sum = base.get(subject) ?? zero;
      for (const change of projection.changes) {
        if (subjectOf(change.security) === subject) sum = sum.plus(difference(change));
      }
      return sum.div(projection.nav).toNumber();
    },
  };
}

/** A limit may name a security by its symbol or its name, and a group by its key. */
function namedSubject(book: Book, asked: string, subjectOf: (security: number) => string): string {
  const named = book.securities.findIndex(({ symbol, name }) => symbol === asked || name === asked);
  const isGroup = book.securities.some((_, index) => subjectOf(index) === asked);
  return named >= 0 && !isGroup ? subjectOf(named) : asked;
}

export const singleName = groupGauge({ keyOf: ({ symbol }) => symbol, unnamed: 'Unnamed' });
export const issuer = groupGauge({ keyOf: (security) => security.issuer, unnamed: 'Unnamed' });
export const sector = groupGauge({ keyOf: (security) => security.sector, unnamed: 'Unclassified' });
export const country = groupGauge({ keyOf: (security) => security.country, unnamed: 'Unclassified' });
