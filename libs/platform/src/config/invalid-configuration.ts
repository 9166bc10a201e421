/** Names every wrong variable at once. Values are never shown: they may be secrets. */
export class InvalidConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['Invalid configuration:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'InvalidConfiguration';
  }
}
