import { type LimitLevel } from '../../../src-core/limits/limit.ts';

/** The colours of the printed report: ink on white paper, one accent, four status colours. All text colours have a contrast of at least 4.5 to 1 on white. */
export const palette = {
  ink: '#1b2426',
  muted: '#55625f',
  hairline: '#d3dad8',
  paper: '#ffffff',
  tint: '#eef3f2',
  accent: '#0b5c63',
  accentTint: '#cfe0e0',
  neutral: '#93a3a1',
  alarm: '#a3221b',
} as const;

export const levelColours: Readonly<Record<LimitLevel, string>> = {
  ok: '#24613f',
  warn: '#875300',
  limit: '#a3221b',
  halt: '#6a1140',
};
