/** As Grafana calls them. */
export type Unit = 's' | 'reqps' | 'ops' | 'opm' | 'short' | 'bytes' | 'percentunit';

export interface Query {
  readonly query: string;
  /** What a line is called; `{{label}}` is filled in. */
  readonly legend: string;
}

export interface Panel {
  readonly title: string;
  /** What a reader should make of it, one sentence. */
  readonly says: string;
  readonly shows: 'lines' | 'number' | 'state';
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** From here on somebody should look: drawn in red. */
  readonly alarmingFrom?: number;
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  /** Part of its address, and so for ever. */
  readonly uid: string;
  readonly title: string;
  readonly says: string;
  readonly rows: readonly Row[];
  /** It shows one service at a time: `$service` in its queries. */
  readonly ofOneService?: boolean;
}

type Options = Partial<Pick<Panel, 'alarmingFrom'>>;
type Lines = Readonly<Record<string, string>>;

const queriesOf = (lines: Lines): Query[] => Object.entries(lines).map(([legend, query]) => ({ legend, query }));

/** @param lines a query by the name of what it draws */
export const lines = (title: string, says: string, unit: Unit, of: Lines, options: Options = {}): Panel => ({
  title, says, unit, shows: 'lines', queries: queriesOf(of), ...options,
}); // prettier-ignore

export const number = (title: string, says: string, unit: Unit, query: string, options: Options = {}): Panel => ({
  title, says, unit, shows: 'number', queries: [{ query, legend: title }], ...options,
}); // prettier-ignore

/** 1 is well and 0 is not. */
export const state = (title: string, says: string, of: Lines): Panel => ({
  title, says, unit: 'short', shows: 'state', queries: queriesOf(of),
}); // prettier-ignore
