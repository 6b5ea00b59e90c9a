/** A name for a backup beside its workspace that sorts by time: `fund.plimsoll` → `fund-backup-20260310-1405.plimsoll`. */
export function backupPath(workspace: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const stamp = `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
  return `${workspace.replace(/\.plimsoll$/i, '')}-backup-${stamp}.plimsoll`;
}
