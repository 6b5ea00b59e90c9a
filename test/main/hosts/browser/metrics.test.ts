import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openMetricsDoor } from '../../../../src-main/hosts/browser/metrics.ts';
import { startBrowserHost, type BrowserHost } from '../../../../src-main/hosts/browser/server.ts';
import { type Application } from '../../../../src-main/workspace/context.ts';
import { metricFamilies } from '../../../../src-main/workspace/monitoring/metric-families.ts';
import { makeWorkspace, marketBatches, testBench, type TestBench } from '../../workspace/small-workspace.ts';
import { send } from './served-window.ts';

const token = 'a-token-of-the-test';
const strange = 'Core "A"\\B';
let bench: TestBench;
let host: BrowserHost;
let origin: string;

beforeAll(async () => {
  bench = testBench();
  const file = bench.path('w.plimsoll');
  await makeWorkspace(
    file,
    marketBatches.map((batch) =>
      batch.kind === 'positions'
        ? { ...batch, rows: batch.rows.map((row) => ({ ...row, portfolio: strange })) }
        : batch,
    ),
  );
  await bench.application.invoke('workspace.open', { path: file });
  await bench.application.invoke('risk.run', { portfolio: strange });
  await writeFile(bench.path('index.html'), '<!doctype html><title>Plimsoll</title>');
  host = await startBrowserHost({ application: bench.application, windowFolder: bench.folder, metricsToken: token });
  origin = `http://127.0.0.1:${host.port}`;
});
afterAll(async () => {
  await host?.close();
  await bench?.dispose();
});

const scrape = (headers: Record<string, string> = { Authorization: `Bearer ${token}` }, method = 'GET') =>
  send(`${origin}/metrics`, { method, headers });

describe('the metrics', () => {
  it.each([
    ['without a token', {}],
    ['with a wrong one', { Authorization: 'Bearer a-token-of-the-tesT' }],
    ['with the beginning of it', { Authorization: `Bearer ${token.slice(0, -1)}` }],
    ['with the token as a password', { Authorization: `Basic ${token}` }],
  ])('are refused %s', async (_case, headers) => {
    const answer = await scrape(headers);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(answer.body).not.toContain('plimsoll_');
  });

  it('are refused under another name, whatever the token (DNS rebinding)', async () => {
    const answer = await scrape({ Authorization: `Bearer ${token}`, Host: 'evil.example' });
    expect(answer.status).toBe(403);
  });

  it('open nothing else: the token is no key to the window', async () => {
    const window = await send(`${origin}/`, { headers: { Authorization: `Bearer ${token}` } });
    expect(window.status).toBe(401);
    const operation = await send(`${origin}/api/application.status`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Origin: origin },
      body: '{}',
    });
    expect(operation.status).toBe(401);
  });

  it('are not there where no token was set', async () => {
    const plain = await startBrowserHost({ application: bench.application, windowFolder: bench.folder });
    try {
      const answer = await send(`http://127.0.0.1:${plain.port}/metrics`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('plimsoll_');
    } finally {
      await plain.close();
    }
  });

  it('are Prometheus text: help and type once, names and labels as they must be', async () => {
    const { status, headers, body } = await scrape();
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers['set-cookie']).toBeUndefined();
    expect(body.endsWith('\n')).toBe(true);
    const known = new Set<string>();
    for (const line of body.trimEnd().split('\n')) {
      const comment = /^# (HELP|TYPE) (plimsoll_[a-z0-9_]+) (.+)$/.exec(line);
      if (comment) {
        expect(known.has(`${comment[1]} ${comment[2]}`)).toBe(false);
        known.add(`${comment[1]} ${comment[2]}`);
        continue;
      }
      expect(line).toMatch(
        /^plimsoll_[a-z0-9_]+(\{[a-z]+="([^"\\\n]|\\["\\n])*"(,[a-z]+="([^"\\\n]|\\["\\n])*")*\})? -?[\d.e+-]+$/,
      );
      expect(known.has(`TYPE ${/^[a-z0-9_]+/.exec(line)![0]}`)).toBe(true);
    }
  });

  it('have the portfolio, its method in use and its age', async () => {
    const { body } = await scrape();
    const label = 'portfolio="Core \\"A\\"\\\\B"';
    expect(body).toContain(`plimsoll_monitored{${label}} 1\n`);
    expect(body).toContain(`plimsoll_method_in_use{${label},method="historical"} 1\n`);
    expect(body).toContain(`plimsoll_risk_stale{${label}} 0\n`);
    expect(body).toMatch(/plimsoll_risk_age_seconds\{[^}]*\} 0\n/);
    expect(body).toContain('plimsoll_tasks{operation="risk.run",state="done"} 1\n');
    expect(body).toContain('plimsoll_alarms{portfolio="",area="system",level="limit"} 0\n');
  });

  it('stand for some seconds, and have no body for HEAD', async () => {
    const first = await scrape();
    expect((await scrape()).body).toBe(first.body);
    expect((await scrape(undefined, 'HEAD')).body).toBe('');
  });
});

describe('a reading that takes long', () => {
  it('is the only one until it ends, and stands for some seconds from then on', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const readings: PromiseWithResolvers<string>[] = [];
    const invoke = () => {
      const reading = Promise.withResolvers<string>();
      readings.push(reading);
      return reading.promise;
    };
    const door = openMetricsDoor({ ...bench.application, invoke: invoke as unknown as Application['invoke'] }, token);
    const server = createServer((request, response) => void door.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    let received = 0;
    server.on('request', () => received++);
    const read = () => send(address, { headers: { Authorization: `Bearer ${token}` } }).then(({ body }) => body);
    try {
      const first = read();
      await expect.poll(() => received).toBe(1);
      vi.advanceTimersByTime(20_000);
      const second = read();
      await expect.poll(() => received).toBe(2);
      expect(readings).toHaveLength(1);
      readings[0]!.resolve('one');
      expect(await Promise.all([first, second])).toEqual(['one', 'one']);
      vi.advanceTimersByTime(4000);
      expect(await read()).toBe('one');
      vi.advanceTimersByTime(2000);
      const third = read();
      await expect.poll(() => readings.length).toBe(2);
      readings[1]!.resolve('two');
      expect(await third).toBe('two');
    } finally {
      vi.useRealTimers();
      server.close();
    }
  });
});

describe('the Grafana dashboard', () => {
  interface Dashboard {
    readonly schemaVersion: number;
    readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
    readonly panels: readonly {
      readonly title: string;
      readonly type: string;
      readonly datasource?: { readonly uid: string };
      readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
    }[];
  }
  let text: string;
  let dashboard: Dashboard;

  beforeAll(async () => {
    text = await readFile(path.resolve('resources/grafana/plimsoll-dashboard.json'), 'utf8');
    dashboard = JSON.parse(text) as Dashboard;
  });

  it('reads the names that are exposed and no others', () => {
    const exposed = new Set<string>(Object.values(metricFamilies).map(({ name }) => name));
    const used = new Set(text.match(/plimsoll_[a-z0-9_]+/g));
    expect([...used].filter((name) => !exposed.has(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(25);
  });

  it('takes its data source and its portfolio from variables', () => {
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39);
    expect(dashboard.templating.list.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'datasource datasource',
      'portfolio query',
      'method query',
    ]);
    for (const { type, targets } of dashboard.panels) {
      if (type === 'row') continue;
      for (const target of targets!) expect(target.datasource.uid).toBe('${datasource}');
    }
  });
});
