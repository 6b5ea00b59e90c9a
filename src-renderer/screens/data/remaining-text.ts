/** How long a task still takes, in words that do not pretend to know it to the second. */
export function remainingText(seconds: number): string {
  if (seconds < 2) return 'almost done';
  if (seconds < 90) return `about ${Math.round(seconds)} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
