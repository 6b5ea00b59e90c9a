/**
 * Breaks text into lines of a width at blanks and after hyphens and slashes; a word that is wider than the line by itself is
 * broken inside. No character is lost but the blanks at the breaks.
 *
 * @param measure width of a piece of text, in the unit of `width`
 * @returns at least one line
 */
export function wrapText(text: string, width: number, measure: (piece: string) => number): readonly string[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/).flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(text: string, width: number, measure: (piece: string) => number): readonly string[] {
  const clean = text.replace(/\p{Cc}/gu, ' ').trim();
  if (measure(clean) <= width) return [clean];
  const lines: string[] = [];
  let line = '';
  for (const word of clean.match(/[^ ]+? +|[^ ]*?[-/–](?=[^ ])|[^ ]+/g) ?? []) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const pieces = breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}

/** A word in pieces that each fit, but for single characters wider than the line. */
function breakWord(word: string, width: number, measure: (piece: string) => number): readonly string[] {
  if (measure(word.trimEnd()) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
