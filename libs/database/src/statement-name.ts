const names = new Map<string, string>();

/** Statements are named, so that each connection plans them once. The texts are constants: the map does not grow. */
export function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
