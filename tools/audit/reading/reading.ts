/** What is read, and how much of it at a time. */
export interface Reading {
  /** Orders that are read at a time. */
  readonly partSize?: number;
  /** Orders are on their way: what somebody has heard may be read later than what was said, so nobody looks for events of nobody. */
  readonly isBusy?: boolean;
  /** Also what facts say, to the byte, for a comparison with the topics; needs the right to read it. */
  readonly withBytes?: boolean;
}
