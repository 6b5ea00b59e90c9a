/** A fraction as a percentage for a sentence: 0.975 → "97.5 %". Rounded to six decimals, so that no binary digits show. */
export function percentText(fraction: number): string {
  return `${Number((fraction * 100).toFixed(6))} %`;
}
