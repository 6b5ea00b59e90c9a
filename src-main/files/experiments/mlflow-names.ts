/** Longest name written: file systems count bytes, and MLflow allows 250 characters. */
const longest = 200;

/**
 * Names as MLflow's file store takes them: letters, digits, `_`, `-`, `.` and spaces of ASCII, so that they are files on every
 * system. Slashes, which it would take as folders, go too. Two names that come out alike, case apart, are told apart by a number.
 *
 * @param remark told once for each name that had to change
 */
export function mlflowNames(names: Iterable<string>, remark: (text: string) => void): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    const plain =
      name
        .replace(/[^A-Za-z0-9_.\- ]/g, '_')
        .replace(/^[ .]+|[ .]+$/g, '_')
        .slice(0, longest) || '_';
    let free = plain;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${plain}_${i}`;
    taken.add(free.toLowerCase());
    given.set(name, free);
    if (free !== name) remark(`“${name}” is named “${free}” in MLflow`);
  }
  return given;
}
