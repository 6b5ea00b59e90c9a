const shown = 5;

/** Names in a sentence: the first five, and how many more there are. */
export function namesOf(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const rest = distinct.length - shown;
  return distinct.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
