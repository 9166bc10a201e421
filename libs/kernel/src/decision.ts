/**
 * applied: the state changed · noted: known already or only worth remembering · ignored: too late or said twice, as foreseen ·
 * anomaly: cannot happen if everybody plays by the story · refused: a person asked for what is no longer possible
 */
export type Outcome = 'applied' | 'noted' | 'ignored' | 'anomaly' | 'refused';

/** What a life cycle answers to a fact. `facts` are to be published, `commands` to be carried out, both with the state. */
export interface Decision<State, Fact, Command = never> {
  readonly outcome: Outcome;
  readonly state: State;
  readonly facts: readonly Fact[];
  readonly commands: readonly Command[];
  /** The name of a refusal: why nothing was applied. */
  readonly because?: string;
}
