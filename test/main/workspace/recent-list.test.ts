import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRecentList } from '../../../src-main/workspace/recent-list.ts';

const now = () => new Date('2026-01-05T10:00:00Z');
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plimsoll-recent-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('is empty before the first workspace, even without a home folder', () => {
  expect(createRecentList(join(home, 'not-there'), now).entries()).toEqual([]);
});

it('has the newest first and each workspace once', () => {
  const recent = createRecentList(home, now);
  const [a, b] = [join(home, 'a.plimsoll'), join(home, 'b.plimsoll')];
  writeFileSync(b, '');
  for (const path of [a, b, a, b]) recent.add(path);
  expect(createRecentList(home, now).entries()).toEqual([
    { path: b, name: 'b', openedAt: '2026-01-05T10:00:00.000Z', exists: true },
    { path: a, name: 'a', openedAt: '2026-01-05T10:00:00.000Z', exists: false },
  ]);
});

it('takes a damaged file for an empty one and mends it', () => {
  writeFileSync(join(home, 'recent.json'), '[{"path": "/a.plim');
  const recent = createRecentList(home, now);
  expect(recent.entries()).toEqual([]);
  recent.add(join(home, 'a.plimsoll'));
  expect(recent.entries()).toHaveLength(1);
  expect(readdirSync(home)).toEqual(['recent.json']);
});

it('does not stand in the way of opening when it cannot be written', () => {
  mkdirSync(join(home, 'recent.json'));
  const recent = createRecentList(home, now);
  expect(() => recent.add(join(home, 'a.plimsoll'))).not.toThrow();
  expect(recent.entries()).toEqual([]);
});
