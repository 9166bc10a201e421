import type { FastifyInstance } from 'fastify';

/** Which methods a path has, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  readonly #methodsOfPattern = new Map<string, Set<string>>();

  static of(fastify: FastifyInstance): AllowedMethods {
    const allowed = new AllowedMethods();
    fastify.addHook('onRoute', ({ method, url }) => allowed.#add([method].flat(), url));
    return allowed;
  }

  /** Sorted; empty when the path is unknown. */
  at(path: string): string[] {
    const found = [...this.#methodsOfPattern].filter(([pattern]) => matches(pattern.split('/'), path.split('/')));
    return [...new Set(found.flatMap(([, methods]) => [...methods]))].sort();
  }

  #add(methods: readonly string[], pattern: string): void {
    if (pattern.includes('*')) return; // answers to everything, also to what does not exist
    const known = this.#methodsOfPattern.get(pattern) ?? new Set();
    for (const method of methods) known.add(method);
    this.#methodsOfPattern.set(pattern, known);
  }
}

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((part, index) => (part.startsWith(':') ? path[index] !== '' : part === path[index]));
