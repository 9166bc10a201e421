import { InvalidArgumentError } from 'commander';

/*
 * What an option's text is read with. Each throws commander's InvalidArgumentError, which says what is needed.
 */

export const positive = (text: string): number => read(text, (number) => number > 0, 'a number above 0');

export const notNegative = (text: string): number => read(text, (number) => number >= 0, 'a number from 0');

export const ratio = (text: string): number => read(text, (number) => number >= 0 && number <= 1, 'a number from 0 to 1');

export const wholeFrom =
  (least: number) =>
  (text: string): number =>
    read(text, (number) => Number.isSafeInteger(number) && number >= least, `a whole number from ${least}`);

/** A comma list of names. */
export const someOf =
  <Name extends string>(known: readonly Name[]) =>
  (list: string): Name[] =>
    list.split(',').map((text) => {
      const name = known.find((one) => one === text.trim());
      if (name === undefined) throw new InvalidArgumentError(`"${text.trim()}" is none of ${known.join(', ')}`);
      return name;
    });

function read(text: string, fits: (number: number) => boolean, wanted: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || !fits(number)) throw new InvalidArgumentError(`${wanted} is needed`);
  return number;
}
