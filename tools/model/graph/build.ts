import { disagreementOf } from '../checks/at-rest.js';
import { isPromised, safetyOf } from '../checks/safety.js';
import type { Rules } from '../rules.js';
import type { Surroundings } from '../scenarios.js';
import type { Step } from '../world/step.js';
import { steadySteps, stockSteps } from '../world/steps.js';
import { firstWorld, type World } from '../world/world.js';
import type { Arc, Graph, Node, Shelf } from './graph.js';
import { Worlds } from './worlds.js';

/**
 * Calls the production functions once for everything that can happen to one order in any situation. Several orders are several
 * walkers on this graph: the stock is all they share.
 */
export function buildGraph(rules: Rules, surroundings: Surroundings, shelves: readonly Shelf[]): Graph {
  const worlds = new Worlds();
  worlds.numberOf(firstWorld(rules));
  const graph: Node[] = [];
  for (let at = 0; at < worlds.all.length; at += 1) graph.push(nodeAt(at, worlds, rules, surroundings, shelves));
  return graph;
}

function nodeAt(at: number, worlds: Worlds, rules: Rules, surroundings: Surroundings, shelves: readonly Shelf[]): Node {
  const world = worlds.all[at] as World;
  const steady = steadySteps(world, rules, surroundings);
  const byStock = shelves.map((shelf) => stockSteps(world, rules, surroundings, shelf));
  const isAtRest = ![...steady, ...byStock.flat()].some(({ isDue }) => isDue);
  const node = { world, moved: world.moved, isPromised: isPromised(world), isAtRest };
  const wrong = safetyOf(world) ?? (isAtRest ? disagreementOf(world) : undefined);
  if (wrong) return { ...node, wrong, arcs: [], stockArcs: [] };
  return { ...node, arcs: arcsOf(at, steady, worlds), stockArcs: byStock.map((steps) => arcsOf(at, steps, worlds)) };
}

/** Each once, without those that change nothing. */
function arcsOf(from: number, steps: readonly Step[], worlds: Worlds): Arc[] {
  const arcs = new Map<string, Arc>();
  for (const { world, wrong, isDue, ...deed } of steps) {
    const to = wrong ? from : worlds.numberOf(world);
    if (to !== from || wrong) arcs.set(`${to} ${isDue} ${wrong?.invariant}`, { to, deed, isDue, ...(wrong && { wrong, astray: world }) });
  }
  return [...arcs.values()];
}
