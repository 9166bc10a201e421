import type { Violation } from '../../audit/invariants/invariant.js';
import type { Graph, Node } from '../graph/graph.js';
import { sayWorld } from './safety.js';

/**
 * As long as nobody outside does anything, what has to happen happens, and then nothing is left to do: no way of due steps leads in
 * a circle. This holds for many orders when it holds for one, since each due step is a step of one of them.
 */
export function restlessness(graph: Graph): Violation | undefined {
  const dueAt = graph.map(({ arcs, stockArcs }) => [...arcs, ...stockArcs.flat()].filter(({ isDue, wrong }) => isDue && !wrong));
  const ways = graph.map(() => 0);
  for (const { to } of dueAt.flat()) ways[to] = (ways[to] ?? 0) + 1;
  const open = [...graph.keys()].filter((at) => ways[at] === 0);
  for (const at of open) {
    for (const { to } of dueAt[at] ?? []) {
      ways[to] = (ways[to] ?? 0) - 1;
      if (ways[to] === 0) open.push(to);
    }
  }
  const circling = ways.findIndex((count) => count > 0);
  if (circling === -1) return undefined;
  return { invariant: 'what is due comes to an end', what: `never at rest: ${sayWorld((graph[circling] as Node).world)}` };
}
