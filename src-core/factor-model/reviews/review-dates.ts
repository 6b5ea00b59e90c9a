/** Every 21st date the model looks at itself: exposures are kept and forecasts are held against what follows. */
export const reviewInterval = 21;

/** Number of review dates among the days. */
export function reviewCount(days: number, origin: number): number {
  return Math.ceil((origin + days) / reviewInterval) - Math.ceil(origin / reviewInterval);
}

/** Position among the days of a review by its number, and the other way round. */
export function reviewDate(review: number, origin: number): number {
  return (Math.ceil(origin / reviewInterval) + review) * reviewInterval - origin;
}

export function reviewOf(date: number, origin: number): number {
  return (origin + date) / reviewInterval - Math.ceil(origin / reviewInterval);
}
