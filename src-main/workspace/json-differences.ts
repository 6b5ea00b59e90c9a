/**
 * Where two JSON values differ: paths such as `tailRisk[0].varFraction`, in the order of the first value.
 *
 * @param most stop after this many
 */
export function jsonDifferences(first: unknown, second: unknown, most: number): readonly string[] {
  const paths: string[] = [];
  compare(first, second, '', paths, most);
  return paths;
}

function compare(first: unknown, second: unknown, path: string, paths: string[], most: number): void {
  if (paths.length >= most || Object.is(first, second)) return;
  const bothLists = Array.isArray(first) && Array.isArray(second);
  if (bothLists || (isRecord(first) && isRecord(second))) {
    const a = first as Readonly<Record<string, unknown>>;
    const b = second as Readonly<Record<string, unknown>>;
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const step = bothLists ? `[${key}]` : path === '' ? key : `.${key}`;
      compare(a[key], b[key], path + step, paths, most);
    }
    return;
  }
  paths.push(path === '' ? '(everything)' : path);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
