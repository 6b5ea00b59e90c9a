import { type Gauge, type PrepareGauge, unmeasured } from './gauge.ts';
import { modelView } from './model-view.ts';

/** Exposure to one factor, or to each style, without its sign. */
export const factorExposure: PrepareGauge = (book, limit): Gauge => {
  const view = modelView(book);
  if (view === null) return unmeasured(book, 'There is no factor model: run risk first');
  const { subject } = limit.parameters;
  const wanted = [...view.factors.keys()].filter((k) => {
    const { id, label, group } = view.factors[k]!;
    return subject === undefined ? group === 'style' : id === subject || label === subject;
  });
  if (wanted.length === 0) {
    return unmeasured(book, subject === undefined ? 'The model has no styles' : `The model has no factor "${subject}"`);
  }
  const placeOf = new Map(wanted.map((k) => [view.factors[k]!.id, k]));
  const subjects = [...placeOf.keys()];
  return {
    basis: 'exact',
    note: '',
    subjects: () => subjects,
    allSubjects: () => subjects,
    before: (factor) => Math.abs(view.whole.exposures[placeOf.get(factor)!]!),
    after(factor, projection) {
      const x = projection.once('factor exposures', () => view.exposuresAfter(view.whole, projection));
      return Math.abs(x[placeOf.get(factor)!]! / projection.scale);
    },
  };
};
