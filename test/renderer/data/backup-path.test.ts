import { describe, expect, it } from 'vitest';
import { backupPath } from '../../../src-renderer/screens/data/backup-path.ts';

describe('the name proposed for a backup', () => {
  it('lies beside its workspace and sorts by time', () => {
    expect(backupPath('/home/ada/fund.plimsoll', new Date(2026, 2, 5, 4, 7))).toBe(
      '/home/ada/fund-backup-20260305-0407.plimsoll',
    );
  });

  it('never is the workspace itself, whatever that is called', () => {
    expect(backupPath('C:\\fund', new Date(2026, 0, 1))).toBe('C:\\fund-backup-20260101-0000.plimsoll');
  });
});
