const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `y` is the middle of the letters. */
export const text = (x: number, y: number, words: string, kind = ''): string =>
  `<text x="${x}" y="${y}" dominant-baseline="central"${kind && ` class="${kind}"`}>${escaped(words)}</text>`;

export const rect = (x: number, y: number, width: number, height: number, kind: string): string =>
  `<rect x="${x}" y="${y}" width="${Math.max(0, Math.round(width * 10) / 10)}" height="${Math.max(0, Math.round(height * 10) / 10)}" class="${kind}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${kind}"/>`;

/** Words that a pointer shows, around what they are about. */
export const titled = (words: string, parts: readonly string[]): string => `<g><title>${escaped(words)}</title>${parts.join('')}</g>`;

export const svg = (width: number, height: number, title: string, style: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-sans-serif, system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
