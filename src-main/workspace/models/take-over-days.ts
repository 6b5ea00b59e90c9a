import { readDayRecord } from '../../../src-core/factor-model/days/day-record.ts';
import { type DayOutputs } from '../../../src-core/factor-model/days/day-outputs.ts';
import { reviewDate } from '../../../src-core/factor-model/reviews/review-dates.ts';
import { readReviewRecord } from '../../../src-core/factor-model/reviews/review-record.ts';
import { type ReviewOutputs } from '../../../src-core/factor-model/reviews/review-outputs.ts';
import { type Store } from '../../store/store.ts';
import { floatsOf } from './bytes.ts';
import { summaryOf } from './model-summary.ts';
import { type ParentModel } from './parent-model.ts';

/** Fills a build's memory with the days and reviews of an earlier version, up to the first day of its own. */
export function takeOverDays(
  store: Store,
  parent: ParentModel,
  symbols: readonly string[],
  outputs: DayOutputs,
  reviews: ReviewOutputs,
  origin: number,
): void {
  const placeOf = new Map(symbols.map((symbol, i) => [symbol, i]));
  const shapes = new Map<number, { readonly shape: DayOutputs | ShapeOnly; readonly places: Int32Array }>();
  const shapeOf = (id: number) => {
    let known = shapes.get(id);
    if (!known) {
      const summary = summaryOf(store.factorModel(id));
      known = { shape: summary.shape, places: Int32Array.from(summary.symbols, (symbol) => placeOf.get(symbol)!) };
      shapes.set(id, known);
    }
    return known;
  };
  const records = store.factorModelDays(parent.id);
  for (let day = 0; day < parent.firstDay; day++) {
    const { model, content } = records[day]!;
    const { shape, places } = shapeOf(model);
    readDayRecord(floatsOf(content), shape, places, outputs, reviews, day);
  }
  const stored = store.factorModelReviews(parent.id);
  for (let review = 0; review < reviews.reviews && reviewDate(review, origin) < parent.firstDay; review++) {
    const { model, content } = stored[review]!;
    const { shape, places } = shapeOf(model);
    readReviewRecord(floatsOf(content), shape, places, outputs, reviews, review);
  }
}

type ShapeOnly = Pick<DayOutputs, 'days' | 'securities' | 'styles' | 'industries' | 'currencies'>;
