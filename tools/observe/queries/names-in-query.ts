const keywords = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'or', 'and', 'unless', 'bool', 'offset']);

export interface NamesInQuery {
  readonly series: readonly string[];
  readonly labels: readonly string[];
}

/** The series and labels that a PromQL query names. Functions are followed by a bracket, units of time by a digit. */
export function namesInQuery(query: string): NamesInQuery {
  const labels = new Set<string>();
  const add = (list: string): void => [...list.matchAll(/[a-z_]\w*/gi)].forEach(([name]) => labels.add(name));
  const rest = query
    .replaceAll(/"[^"]*"/g, '""')
    .replaceAll(/\$\w+/g, '')
    .replaceAll(/\{([^}]*)\}/g, (_, matchers: string) => (add(matchers), ' '))
    .replaceAll(/\[[^\]]*\]/g, ' ')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g, (_, __, list: string) => (add(list), ' '));
  const series = [...rest.matchAll(/(?<![\w.])[a-z_:][\w:]*(?![\w:]|\s*\()/gi)].map(([name]) => name).filter((name) => !keywords.has(name));
  return { series: [...new Set(series)], labels: [...labels] };
}
