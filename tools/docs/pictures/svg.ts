export interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth?: number;
}

export interface Lettering {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

const ink = '#24292f';
const font = 'ui-sans-serif, system-ui, sans-serif';

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Words with a white rim, so that they stay readable on a line. `y` is the middle of the letters. */
export const label = (x: number, y: number, words: string, { anchor = 'middle', size = 13, bold, color = ink }: Lettering = {}): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" dominant-baseline="central" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${color}">${escaped(words)}</text>`;

export const box = (x: number, y: number, width: number, height: number, { fill, stroke, strokeWidth = 1 }: Paint): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, color = '#d0d7de'): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}"/>`;

export const arrow = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#57606a" stroke-width="1.2" marker-end="url(#tip)"/>`;

export type Point = readonly [x: number, y: number];

export const bentArrow = (points: readonly Point[]): string =>
  `<polyline points="${points.join(' ')}" fill="none" stroke="#57606a" stroke-width="1.2" marker-end="url(#tip)"/>`;

/** A database: a cylinder with its name. */
export const cylinder = (x: number, y: number, width: number, height: number, words: string, { fill, stroke }: Paint): string => {
  const half = width / 2;
  const sides = `M${x} ${y}v${height}a${half} 6 0 0 0 ${width} 0v${-height}`;
  return [
    `<path d="${sides}" fill="${fill}" stroke="${stroke}"/>`,
    `<ellipse cx="${x + half}" cy="${y}" rx="${half}" ry="6" fill="${fill}" stroke="${stroke}"/>`,
    label(x + half, y + height / 2 + 6, words, { size: 12 }),
  ].join('\n');
};

/** The whole picture, on white, so that it can be read on a dark page as well. */
export const picture = (width: number, height: number, title: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${font}">`,
    `<title>${escaped(title)}</title>`,
    '<style>text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round }</style>',
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker></defs>',
    `<rect width="${width}" height="${height}" rx="8" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
