/** A line about work under way, over the one before; where the output is no terminal, one in a million states. */
export class Progress {
  constructor(private readonly output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>) {}

  of(name: string): (states: number) => void {
    return (states) => {
      const words = `  ${name}: ${inWords(states)} states …`;
      if (this.output.isTTY) this.output.write(`\r${words}`);
      else if (states % 2 ** 20 === 0) this.output.write(`${words}\n`);
    };
  }

  /** Takes the line away. */
  done(): void {
    if (this.output.isTTY) this.output.write('\r\u001B[K');
  }
}

export const inWords = (figure: number): string => figure.toLocaleString('en');
