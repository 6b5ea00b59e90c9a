import { type ChartModel } from './chart-model.ts';

/** A histogram of a sample with curves over it and values marked on its axis, free of how it is drawn. */
export interface DistributionModel {
  /** With units. */
  readonly title: string;
  /** Edges of equal bins, one more than counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** What is counted, as it stands in the table: `Days`. */
  readonly counted: string;
  /** Values the curves are given at, ascending. */
  readonly grid: readonly number[];
  readonly curves: readonly DistributionCurve[];
  readonly marks: readonly ValueMark[];
  /** Bins below it are the tail, and drawn so; null = none. */
  readonly tailBelow: number | null;
  /** Right end of what is drawn, to look at the tail alone; null = everything. Tables and downloads hold everything. */
  readonly shownTo: number | null;
  /** How a value of the axis reads. */
  readonly format: (value: number) => string;
  readonly formatCount: (count: number) => string;
}

export interface DistributionCurve {
  readonly name: string;
  /** Probability per unit of the axis, at each value of the grid. */
  readonly density: readonly number[];
  /** Place in the palette of colours and dashes. */
  readonly place: number;
}

export interface ValueMark {
  readonly text: string;
  readonly at: number;
  readonly dashed: boolean;
}

/** A curve in the unit of the bars: how many of the sample would be expected in a bin around each value of the grid. */
export function expectedPerBin({ edges, counts }: DistributionModel, density: readonly number[]): readonly number[] {
  const width = edges[1]! - edges[0]!;
  const size = counts.reduce((sum, count) => sum + count, 0);
  return density.map((value) => value * width * size);
}

/** The same numbers bin by bin, for the chart's table, its keys and its downloads. */
export function binModel(model: DistributionModel): ChartModel {
  const { title, edges, counts, counted, grid, curves, format, formatCount } = model;
  return {
    title,
    kind: 'bar',
    labels: counts.map((_, bin) => `${format(edges[bin]!)} to ${format(edges[bin + 1]!)}`),
    exactLabels: counts.map((_, bin) => `${edges[bin]!} to ${edges[bin + 1]!}`),
    series: [
      { name: counted, values: counts, style: 'bar', colour: 5 },
      ...curves.map(({ name, density, place }) => ({
        name: `${name}, expected`,
        values: counts.map((_, bin) => meanWithin(grid, expectedPerBin(model, density), edges[bin]!, edges[bin + 1]!)),
        style: 'line' as const,
        place,
      })),
    ],
    format: formatCount,
  };
}

/** Mean of a curve between two values, straight between the values it is given at. */
export function meanWithin(grid: readonly number[], curve: readonly number[], from: number, to: number): number | null {
  let area = 0;
  for (let i = 0; i + 1 < grid.length; i++) {
    const left = Math.max(from, grid[i]!);
    const right = Math.min(to, grid[i + 1]!);
    if (right <= left) continue;
    const slope = (curve[i + 1]! - curve[i]!) / (grid[i + 1]! - grid[i]!);
    area += (right - left) * (curve[i]! + slope * ((left + right) / 2 - grid[i]!));
  }
  const covered = Math.min(to, grid.at(-1) ?? to) - Math.max(from, grid[0] ?? from);
  return covered > 0 ? area / covered : null;
}

/** For those who do not see the chart: span, fullest bin, marks and what lies in the tail. */
export function describeDistribution(model: DistributionModel): string {
  const { title, edges, counts, counted, curves, marks, tailBelow, format } = model;
  const size = counts.reduce((sum, count) => sum + count, 0);
  const fullest = counts.indexOf(Math.max(...counts));
  const sentences = [
    `${size} ${counted.toLowerCase()} from ${format(edges[0]!)} to ${format(edges.at(-1)!)}`,
    `most, ${counts[fullest]!}, from ${format(edges[fullest]!)} to ${format(edges[fullest + 1]!)}`,
    ...marks.map(({ text }) => text),
    ...(tailBelow === null ? [] : [`the tail below ${format(tailBelow)} is marked`]),
    ...(curves.length === 0 ? [] : [`curves: ${curves.map(({ name }) => name).join('; ')}`]),
  ];
  return `${title}. ${sentences.join('. ')}.`;
}
