/** A cell with several lines makes its row as high as it needs. */
export type Cell = string | number | readonly string[];

const linesOf = (cell: Cell): readonly string[] => (typeof cell === 'object' ? cell : [String(cell)]);

/** A number, or one in words: `1,126,502`. */
const isNumber = (cell: Cell | undefined): boolean => typeof cell === 'number' || (typeof cell === 'string' && /^\d[\d,.]*$/.test(cell));

/**
 * Plain columns under a heading; figures stand to the right.
 * @param gaps empty lines between rows that are higher than one line
 */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], gaps = false): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.flatMap((row) => linesOf(row[column] ?? '').map((line) => line.length))),
  );
  const isFigure = head.map((_, column) => rows.every((row) => isNumber(row[column])));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (isFigure[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const drawn = rows.map((row) => {
    const height = Math.max(...row.map((cell) => linesOf(cell).length));
    return Array.from({ length: height }, (_, index) => line(head.map((_, column) => linesOf(row[column] ?? '')[index] ?? '')));
  });
  const separated = gaps ? drawn.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])) : drawn.flat();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...separated].join('\n');
}
