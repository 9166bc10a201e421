/** @param url of a running service; @param name with its labels, in the order in which it shows them: `saga_stuck{stage="reserve"` */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(name));
  if (line === undefined) throw new Error(`${url} shows no ${name}`);
  return Number(line.split(' ').at(-1));
}
