import type { History } from './history.ts';
import type { Statement } from './statement.ts';

/** What a rule may know besides the statement. */
export interface Surroundings {
  /** What came before the statement. */
  readonly history: History;
  /** How many statements the migration has. */
  readonly count: number;
  /** Whether the runner takes the migration for a transaction. */
  readonly isTransactional: boolean;
  /** The release since which nobody uses what the migration removes. */
  readonly unusedSince: string | undefined;
}

export interface Rule {
  readonly id: string;
  /** What is wrong with it. */
  readonly sentence: string;
  /** What to write instead. */
  readonly remedy: string;
  /** @returns what each fault of the statement is about */
  readonly find: (statement: Statement, surroundings: Surroundings) => string[];
}
