/** Whether a version of the program such as `0.3.1` came before another. Texts that are no versions come before none. */
export function isEarlierVersion(version: string, than: string): boolean {
  const a = numbersOf(version);
  const b = numbersOf(than);
  if (!a || !b) return false;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbersOf(version: string): readonly number[] | null {
  const found = /^(\d+(?:\.\d+)*)/.exec(version);
  return found ? found[1]!.split('.').map(Number) : null;
}
