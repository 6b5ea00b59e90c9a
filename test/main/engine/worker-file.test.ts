import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { workerFile } from '../../../src-main/engine/worker-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-layout-'));
const url = (...parts: string[]) => pathToFileURL(join(folder, ...parts)).href;
mkdirSync(join(folder, 'chunks'));
writeFileSync(join(folder, 'worker.js'), '');

afterAll(() => rmSync(folder, { recursive: true }));

it('is the source beside a source module', () => {
  expect(workerFile(url('src', 'worker-file.ts')).href).toBe(url('src', 'worker.ts'));
});

it('is the built worker beside a built entry', () => {
  expect(workerFile(url('cli.js')).href).toBe(url('worker.js'));
});

it('is the built worker above a built chunk', () => {
  expect(workerFile(url('chunks', 'engine-a1b2.js')).href).toBe(url('worker.js'));
});
