import { type TailRiskBoard } from '../../../src-core/contract/index.ts';

/** The parts of the VaR screen, in the order of their tabs. */
export const varViews = ['methods', 'distribution', 'volatility', 'horizons', 'stressed'] as const;
export type VarView = (typeof varViews)[number];

/** Parts whose figures exist at every confidence of the run; the others are measured at the board's own. */
const atEveryConfidence: readonly VarView[] = ['methods', 'distribution'];

type Query = Readonly<Record<string, string>>;

export function varView(parts: readonly string[]): VarView {
  return varViews.find((name) => name === parts[0]) ?? 'methods';
}

/** Confidences the board has figures at, ascending. */
export function confidencesOf({ methods, confidence }: TailRiskBoard): readonly number[] {
  const levels = methods[0]?.figures.map((figure) => figure.confidence) ?? [confidence];
  return levels.toSorted((a, b) => a - b);
}

export function canChooseConfidence(view: VarView): boolean {
  return atEveryConfidence.includes(view);
}

/** The confidence the address names where the view has it; else the board's own. */
export function chosenConfidence(query: Query, board: TailRiskBoard, view: VarView): number {
  const named = Number(query['confidence']);
  return canChooseConfidence(view) && confidencesOf(board).includes(named) ? named : board.confidence;
}

/** The ids an address names among the known ones, in their own order; `usual` where it names none at all. */
export function drawnIds(
  text: string | undefined,
  known: readonly string[],
  usual: readonly string[],
): readonly string[] {
  const wanted = text === undefined ? usual : text.split(',');
  return known.filter((id) => wanted.includes(id));
}

/** The ids after one of them was switched on or off, as `drawnIds` reads them. */
export function toggledIds(drawn: readonly string[], id: string): string {
  return (drawn.includes(id) ? drawn.filter((other) => other !== id) : [...drawn, id]).join(',');
}
