/** A step of an image's making, as `docker history` tells it. Sizes are in bytes. */
export interface Step {
  readonly createdBy: string;
  readonly size: number;
}

/** In megabytes, of a million bytes each. */
export interface Sizes {
  readonly each: Readonly<Record<string, number>>;
  /** What they take on a disk, where a layer that several have lies once. */
  readonly together: number;
}

export const limits = { each: 320, together: 600 } as const;

/** @param histories of images of one build, by name, each from its base up: there the same steps with the same sizes are the same layers */
export function sizesOf(histories: Readonly<Record<string, readonly Step[]>>): Sizes {
  const layers = new Map<string, number>();
  for (const steps of Object.values(histories)) {
    let below = '';
    for (const { createdBy, size } of steps) {
      below += `${createdBy} ${size}\n`;
      layers.set(below, size);
    }
  }
  const each = Object.entries(histories).map(([name, steps]) => [name, megabytes(steps.map(({ size }) => size))]);
  return { each: Object.fromEntries(each) as Record<string, number>, together: megabytes([...layers.values()]) };
}

const megabytes = (sizes: readonly number[]): number => Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100_000) / 10;

/** What is larger than it may be, in words. */
export const tooLarge = ({ each, together }: Sizes): string[] => [
  ...Object.entries(each).flatMap(([name, size]) => (size > limits.each ? [`${name} takes ${size} MB, more than ${limits.each}`] : [])),
  ...(together > limits.together ? [`all together take ${together} MB, more than ${limits.together}`] : []),
];
