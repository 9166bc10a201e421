/** Where a stack tells what it does. */
export interface Report {
  /** Says what is being done, and how long it took. Several may run at once. */
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
  note(line: string): void;
}

export const silentReport: Report = {
  step: (_, work) => work(),
  note: () => undefined,
};
