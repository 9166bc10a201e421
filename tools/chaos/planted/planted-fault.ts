import type { Patch } from './patch.js';
import type { SceneName } from './scenes/scenes.js';

/** A mistake that somebody could make in the production code, and where the checker must notice it. */
export interface PlantedFault {
  readonly name: string;
  /** What goes wrong then. */
  readonly danger: string;
  readonly patches: readonly Patch[];
  /** What is done to the shop so that it shows. */
  readonly scene: SceneName;
}
