const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe as content or attribute of HTML and SVG. Control characters, which neither may hold, become blanks. */
export function escapeMarkup(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0)!;
      const control = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
      return control ? ' ' : (entities[character] ?? character);
    })
    .join('');
}

/** Text made safe inside a quoted CSS string: everything but plain letters and digits is spelled as a code point. */
export function escapeCssString(text: string): string {
  return text.replace(/[^a-zA-Z0-9]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
}
