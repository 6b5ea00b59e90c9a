import { describe, expect, it } from 'vitest';
import { type LadderChart, type SeriesChart } from '../../../../src-core/report/report-blocks.ts';
import { type ReportChart } from '../../../../src-core/report/report-blocks.ts';
import { reportLocale } from '../../../../src-core/report/report-locale.ts';
import { svgChart as chartIn } from '../../../../src-main/files/writers/svg-chart.ts';
import { linearScale, roundTicks } from '../../../../src-main/files/writers/chart/scale.ts';

const svgChart = (chart: ReportChart) => chartIn(chart, reportLocale('iso'));
const frame = { kind: 'chart', id: 'c', title: 'Title <b>', textAlternative: 'Says & shows' } as const;
const line: SeriesChart = {
  ...frame,
  chart: 'line',
  unit: 'fraction',
  labels: ['2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03'],
  series: [{ name: 'A', style: 'line', tone: 'accent', values: [0.01, null, 0.02, 0.03] }],
};
const ladder = (utilisation: number): LadderChart => ({
  ...frame,
  chart: 'ladder',
  rungs: [{ label: 'Single name', utilisation, warn: 0.75, halt: 1.25, level: 'limit' }],
});

describe('a chart', () => {
  it('carries its title and its text alternative, escaped', () => {
    const svg = svgChart(line);
    expect(svg).toContain('<title id="c-title">Title &lt;b&gt;</title>');
    expect(svg).toContain('<desc id="c-text">Says &amp; shows</desc>');
    expect(svg).toContain('role="img" aria-labelledby="c-title c-text"');
  });

  it('breaks a line where a value is missing', () => {
    const path = /<path d="([^"]*)"[^>]*stroke-linejoin/.exec(svgChart(line))![1]!;
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('marks its first and last date where no month begins in it', () => {
    const month = { ...line, labels: ['2025-01-06', '2025-01-07', '2025-01-08', '2025-01-09'] };
    expect(svgChart(month)).toMatch(/>2025-01-06<.*>2025-01-09</);
  });

  it('says so where there is no value at all', () => {
    const empty = { ...line, series: [{ ...line.series[0]!, values: [null, null, null, null] }] };
    expect(svgChart(empty)).toContain('No values in this period');
  });

  it.each([
    ['a single value', { ...line, labels: ['2025-01-02'], series: [{ ...line.series[0]!, values: [0.02] }] }],
    ['equal values', { ...line, series: [{ ...line.series[0]!, values: [0.02, 0.02, 0.02, 0.02] }] }],
    ['bars of zero', { ...line, chart: 'bar' as const, series: [{ ...line.series[0]!, values: [0, 0, 0, 0] }] }],
    ['no bars', { ...line, chart: 'bar' as const, labels: [], series: [{ ...line.series[0]!, values: [] }] }],
    ['an empty ladder', { ...frame, chart: 'ladder' as const, rungs: [] }],
    ['a negative rung', ladder(-0.4)],
    ['a rung beyond the brim', ladder(7.5)],
  ])('has no broken coordinate with %s', (_, chart) => {
    expect(svgChart(chart)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a ladder', () => {
  it('floods a column up to its utilisation and the load line at 100 %', () => {
    const half = svgChart(ladder(0.5));
    const full = svgChart(ladder(1));
    const water = (svg: string) => Number(/height="([\d.]+)" fill="#a3221b"/.exec(svg)![1]);
    expect(water(full)).toBeCloseTo(2 * water(half), 6);
    expect(water(full)).toBeCloseTo(100, 6);
  });

  it('names what is beyond its upper edge by its number', () => {
    expect(svgChart(ladder(7.5))).toContain('>750</text>');
  });
});

describe('a scale', () => {
  it('maps its ends to the ends of the page and survives a range without extent', () => {
    const scale = linearScale(2, 4, 100, 0);
    expect([scale.place(2), scale.place(3), scale.place(4)]).toEqual([100, 50, 0]);
    expect(Number.isFinite(linearScale(3, 3, 0, 10).place(3))).toBe(true);
  });

  it('is ticked at round numbers inside the range', () => {
    expect(roundTicks(-0.3, 0, 5).map((tick) => Number(tick.toFixed(6)))).toEqual([-0.3, -0.2, -0.1, 0]);
    expect(roundTicks(0, 97, 5)).toEqual([0, 20, 40, 60, 80]);
    expect(roundTicks(5, 5, 5)).toEqual([5]);
  });
});
