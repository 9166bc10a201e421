import type { Arc, Graph, Node } from './graph.js';

export interface Quotient {
  readonly graph: Graph;
  /** The node of the quotient that stands for each node of the whole. */
  readonly classOf: readonly number[];
}

/**
 * Makes one node of all that nobody could tell apart, now or later: strong bisimulation, by splitting until nothing splits. What can
 * be seen of a node is what any check looks at; where a step leads to the same node, nothing has happened.
 */
export function minimise(whole: Graph): Quotient {
  let classOf = numbered(whole.map(look));
  for (let count = 0; count < countOf(classOf);) {
    count = countOf(classOf);
    classOf = numbered(whole.map((node, at) => `${classOf[at]}|${future(node, classOf)}`));
  }
  const first = new Map<number, Node>();
  for (const [at, node] of whole.entries()) if (!first.has(classOf[at] as number)) first.set(classOf[at] as number, node);
  return { classOf, graph: [...first.entries()].map(([own, node]) => ({ ...node, ...mapped(node, own, classOf) })) };
}

/** By the order of appearance, so that the first stays the first. */
function numbered(names: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

const countOf = (classOf: readonly number[]): number => new Set(classOf).size;

/** What any check looks at. Whether it is at rest shows only where that is wrong. */
const look = ({ wrong, moved, isPromised }: Node): string => [wrong?.invariant ?? '', moved.onHand, moved.reserved, isPromised].join();

const future = (node: Node, classOf: readonly number[]): string =>
  [node.arcs, ...node.stockArcs].map((arcs) => arcs.map(({ to, wrong }) => `${classOf[to]}${wrong?.invariant ?? ''}`).toSorted().filter(isNew).join()).join('|'); // prettier-ignore

const isNew = (text: string, index: number, all: readonly string[]): boolean => text !== all[index - 1];

function mapped({ arcs, stockArcs }: Node, own: number, classOf: readonly number[]): Pick<Node, 'arcs' | 'stockArcs'> {
  const map = (from: readonly Arc[]): Arc[] => {
    const mapped = from.map((arc) => ({ ...arc, to: classOf[arc.to] as number })).filter(({ to, wrong }) => to !== own || wrong);
    return [...new Map(mapped.map((arc) => [`${arc.to} ${arc.wrong?.invariant}`, arc])).values()];
  };
  return { arcs: map(arcs), stockArcs: stockArcs.map(map) };
}
