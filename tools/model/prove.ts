import type { Violation } from '../audit/invariants/invariant.js';
import { restlessness } from './checks/comes-to-rest.js';
import { explore, type Exploration } from './explore/explore.js';
import { buildGraph } from './graph/build.js';
import { shelves } from './graph/graph.js';
import { minimise } from './graph/minimise.js';
import { production, type Rules } from './rules.js';
import type { Scenario } from './scenarios.js';
import { drawTrace } from './trace/draw.js';
import { replay } from './trace/replay.js';

export interface Broken extends Violation {
  /** The nearest way to it, drawn. */
  readonly trace?: string;
  /** How many steps that takes. */
  readonly steps?: number;
}

export interface Proof extends Pick<Exploration, 'states' | 'transitions' | 'atRest'> {
  /** Situations of one order alone, and how many of them can be told apart. */
  readonly situations: number;
  readonly classes: number;
  readonly seconds: number;
  readonly broken: readonly Broken[];
}

interface Options {
  readonly rules?: Rules;
  readonly onProgress?: (states: number) => void;
}

/** Explores a scenario to the end. */
export function prove(scenario: Scenario, { rules = production, onProgress }: Options = {}): Proof {
  const begin = performance.now();
  const { orders, units, surroundings, isReduced } = scenario;
  const whole = buildGraph(rules, surroundings, shelves(units));
  const { graph, classOf } = isReduced ? minimise(whole) : { graph: whole, classOf: [...whole.keys()] };
  const { found, ...figures } = explore(graph, orders, units, onProgress);
  const traces = found.map((one): Broken => {
    const moves = replay(whole, classOf, units, one);
    return { ...one.violation, trace: drawTrace(moves, one.violation), steps: moves.length };
  });
  const restless = restlessness(whole);
  return {
    ...figures,
    situations: whole.length,
    classes: graph.length,
    seconds: (performance.now() - begin) / 1_000,
    broken: [...traces, ...(restless ? [restless] : [])],
  };
}
