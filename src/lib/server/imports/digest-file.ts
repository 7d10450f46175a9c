import { randomUUID } from 'node:crypto';
import { importFile } from '#import/import-file.ts';
import type { ImportReport, Refusal, Repair } from '#import/report.ts';
import type { Question } from '#core/question/question.ts';
import { packImport } from './packed-import.ts';
import { quizzesFor } from './quiz-drafts.ts';

/** Most entries of each list that a page shows: whoever brings thousands of questions does not read them all there. */
export const MAX_SHOWN = 500;

/** The beginning of a list, and how long all of it is. */
export interface Shown<T> {
  readonly first: readonly T[];
  readonly count: number;
}

/** What a page needs to know of a report. */
export interface ReportDigest extends Pick<ImportReport, 'format' | 'title' | 'taken' | 'attribution'> {
  readonly repaired: Shown<Repair>;
  readonly refused: Shown<Refusal>;
  readonly questions: Shown<Pick<Question, 'prompt' | 'type'>>;
}

export interface FileDigest {
  readonly report: ReportDigest;
  readonly quizzes: number;
  /** What the confirmation needs; `undefined` when nothing could be taken. */
  readonly packed: string | undefined;
}

const shown = <T>(list: readonly T[]): Shown<T> => ({ first: list.slice(0, MAX_SHOWN), count: list.length });

/** Reads a file to the end: what a preview shows, and what its confirmation brings back. */
export function digestFile(bytes: Uint8Array, fileName: string, workspaceId: string): FileDigest {
  const report = importFile(bytes, fileName);
  const { format, title, taken, attribution, questions } = report;
  const quizzes = questions.length === 0 ? 0 : quizzesFor(questions.length);
  const quizIds = Array.from({ length: quizzes }, () => randomUUID());
  return {
    report: {
      ...{ format, title, taken },
      ...(attribution !== undefined && { attribution }),
      repaired: shown(report.repaired),
      refused: shown(report.refused),
      questions: shown(questions.map(({ prompt, type }) => ({ prompt, type })))
    },
    quizzes,
    packed:
      quizzes === 0
        ? undefined
        : packImport({ workspaceId, quizIds, attribution: attribution ?? '', questions: [...questions] })
  };
}
