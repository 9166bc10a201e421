const general = 'the general name of its status, which no operation uses at present: one that does names the status in `problems`';

/** Codes that no document names, and why: they belong to no single operation. */
export const ofNoOperation: Readonly<Record<string, string>> = {
  'bad-request': 'what came is no request, or its address cannot be read',
  'method-not-allowed': 'the path has other methods: which operation was meant is not known',
  'uri-too-long': 'a part of the path is longer than that of any operation',
  'headers-too-large': 'the connection ends before there is a request',
  'not-acceptable': general,
  conflict: general,
  unprocessable: general,
};

/**
 * What is wrong with codes that no document names, one line each.
 * @param said all that the code can say
 * @param reasons why some of them need no document; one that is not needed is a fault too
 */
export function silentCodes(said: Iterable<string>, documented: ReadonlySet<string>, reasons = ofNoOperation): string[] {
  const silent = [...said].filter((code) => !documented.has(code));
  const idle = Object.keys(reasons).filter((code) => !silent.includes(code));
  return [
    ...silent
      .filter((code) => !(code in reasons))
      .map((code) => `${code}: the code can say it, and no operation documents it (problems or refusals in @Operation)`),
    ...idle.map((code) => `${code}: needs no reason for being documented nowhere (silent-codes.ts)`),
  ];
}
