import type { DocumentedApi, DocumentedOperation } from '../doors/documented.js';
import type { FuzzRequest } from './arbitraries/requests.js';
import { documentedAnswers, type HoldAgainstDocument } from './documented-answers.js';
import { faultsOf } from './judge.js';
import type { Patient } from './patience.js';

export interface Finding {
  readonly fault: string;
  readonly request: FuzzRequest;
  readonly answer: string;
}

/** How the requests of one operation were answered. */
export interface Answers {
  readonly sent: number;
  /** 2xx */
  readonly granted: number;
  /** 401 and 403: turned away at the door. */
  readonly refused: number;
  /** 503 that healed, or at least was asked again. */
  readonly askedAgain: number;
}

export interface FuzzRun {
  readonly requests: number;
  readonly tookMs: number;
  readonly slowestMs: number;
  /** How many answers of each status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Of each documented operation. */
  readonly operations: ReadonlyMap<string, Answers>;
  readonly findings: readonly Finding[];
}

const none: Answers = { sent: 0, granted: 0, refused: 0, askedAgain: 0 };

export class Tally {
  readonly #begin = performance.now();
  readonly #statuses: Record<number, number> = {};
  readonly #findings: Finding[] = [];
  readonly #operations: Map<string, Answers>;
  #slowestMs = 0;

  readonly #documentFaults: ReadonlyMap<string, HoldAgainstDocument>;

  /** @param documents each with schemas of its own */
  constructor(documents: readonly DocumentedApi[]) {
    const all = documents.flatMap((document) => {
      const faultOf = documentedAnswers(document);
      return document.operations.map(({ name }) => [name, faultOf] as const);
    });
    this.#documentFaults = new Map(all);
    this.#operations = new Map(all.map(([name]) => [name, none]));
  }

  add(operation: DocumentedOperation, request: FuzzRequest, { outcome, askedAgain }: Patient): void {
    const answer = 'answer' in outcome ? outcome.answer : undefined;
    const status = answer?.status ?? 0;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#slowestMs = Math.max(this.#slowestMs, answer?.tookMs ?? 0);
    const before = this.#operations.get(operation.name) ?? none;
    this.#operations.set(operation.name, {
      sent: before.sent + 1,
      granted: before.granted + Number(status >= 200 && status < 300),
      refused: before.refused + Number(status === 401 || status === 403),
      askedAgain: before.askedAgain + askedAgain,
    });
    const hasDeadline = 'x-deadline-ms' in request.headers;
    const unlike = answer && this.#documentFaults.get(operation.name)?.(operation.name, status, answer.text);
    for (const fault of [...faultsOf(operation, outcome, { hasDeadline }), ...(unlike ? [unlike] : [])])
      this.#findings.push({ fault, request, answer: `${status} ${answer?.text ?? ''}` });
  }

  result(): FuzzRun {
    const operations = this.#operations;
    const requests = [...operations.values()].reduce((sum, { sent }) => sum + sent, 0);
    const tookMs = performance.now() - this.#begin;
    return { requests, operations, tookMs, slowestMs: this.#slowestMs, statuses: this.#statuses, findings: this.#findings };
  }
}
