/**
 * Puts `content` between the comments `<!-- name -->` and `<!-- /name -->`.
 * @throws when the text has no such block
 */
export function replaceBlock(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const begin = text.indexOf(open);
  const end = text.indexOf(close);
  if (begin < 0 || end < begin) throw new Error(`there is no block "${name}" to fill`);
  return `${text.slice(0, begin + open.length)}\n\n${content}\n\n${text.slice(end)}`;
}
