import { randomUUID } from 'node:crypto';
import { asId, type QuizId, type WorkspaceId } from '#core/ids.ts';
import {
  publicView,
  solution,
  type PublicQuestion,
  type Question,
  type Solution
} from '#core/question/question.ts';
import { importFile, importSheets } from '#import/import-file.ts';
import type { ImportReport, Refusal, Repair } from '#import/report.ts';
import type { SheetMapping } from '#import/sheet/layout.ts';
import type { SheetOutline } from '#import/sheet/outline.ts';
import type { SheetLanguage } from '#import/sheet/shown-text.ts';
import { packImport, packSheets, unpackSheets } from './packed-import.ts';
import { quizzesFor } from './quiz-drafts.ts';

/** Most entries of each list that a page shows: whoever brings thousands of questions does not read them all there. */
export const MAX_SHOWN = 500;

/** The beginning of a list, and how long all of it is. */
export interface Shown<T> {
  readonly first: readonly T[];
  readonly count: number;
}

/** A question as a page shows it, with what is right. */
export interface ShownQuestion {
  readonly question: PublicQuestion;
  readonly solution: Solution;
  /** It stands in the file already. */
  readonly isDouble: boolean;
}

/** What a page needs to know of a report. */
export interface ReportDigest extends Pick<ImportReport, 'format' | 'title' | 'taken' | 'attribution'> {
  readonly repaired: Shown<Repair>;
  readonly refused: Shown<Refusal>;
  readonly questions: Shown<ShownQuestion>;
  readonly rounds: readonly { readonly title: string; readonly count: number }[];
  /** What the columns of its sheets were taken for. */
  readonly outlines: readonly SheetOutline[];
}

export interface FileDigest {
  readonly report: ReportDigest;
  readonly quizzes: number;
  /** What the confirmation needs; `undefined` when nothing could be taken. */
  readonly packed: string | undefined;
  /** What the sheets hold, for who says what their columns are; `undefined` where there are none, or too much. */
  readonly sheets: string | undefined;
}

/** Largest packed sheets, in characters: they travel with the preview, there and back. */
const MAX_SHEETS = 1_500_000;
/** Sheets whose columns a page shows. */
const MAX_OUTLINES = 12;

const shown = <T>(list: readonly T[]): Shown<T> => ({ first: list.slice(0, MAX_SHOWN), count: list.length });

/** Reads a file to the end: what a preview shows, and what its confirmation brings back. */
export function digestFile(
  bytes: Uint8Array,
  fileName: string,
  workspaceId: WorkspaceId,
  language: SheetLanguage
): FileDigest {
  return digest(importFile(bytes, fileName, language), workspaceId);
}

/**
 * Reads sheets again whose columns somebody has named, by the place of the sheet.
 * @returns `undefined` for what was not packed here, or for another workspace
 */
export function digestSheets(
  packed: string,
  mappings: readonly (readonly [sheet: number, mapping: SheetMapping])[],
  workspaceId: WorkspaceId
): FileDigest | undefined {
  const pending = unpackSheets(packed);
  if (pending?.workspaceId !== workspaceId) return undefined;
  return digest(importSheets(pending.sheets, pending.title, new Map(mappings)), workspaceId);
}

function digest(report: ImportReport, workspaceId: WorkspaceId): FileDigest {
  const { format, title, taken, attribution, questions, rounds } = report;
  const quizzes = questions.length === 0 ? 0 : quizzesFor(rounds);
  const quizIds = Array.from({ length: quizzes }, () => asId<QuizId>(randomUUID()));
  const doubles = new Set(report.doubles);
  const sheets = report.sheets && packSheets({ workspaceId, title, sheets: report.sheets });
  const mayMap = sheets !== undefined && sheets.length <= MAX_SHEETS;
  return {
    report: {
      ...{ format, title, taken },
      ...(attribution !== undefined && { attribution }),
      repaired: shown(report.repaired),
      refused: shown(report.refused),
      questions: {
        first: questions.slice(0, MAX_SHOWN).map((question, index) => show(question, doubles.has(index))),
        count: questions.length
      },
      rounds: rounds.map((round) => ({ title: round.title, count: round.questions.length })),
      outlines: mayMap ? (report.outlines ?? []).slice(0, MAX_OUTLINES) : []
    },
    quizzes,
    packed:
      quizzes === 0
        ? undefined
        : packImport({
            workspaceId,
            quizIds,
            attribution: attribution ?? '',
            rounds: rounds.map((round) => ({ title: round.title, questions: [...round.questions] }))
          }),
    sheets: mayMap ? sheets : undefined
  };
}

const show = (question: Question, isDouble: boolean): ShownQuestion => ({
  question: publicView(question),
  solution: solution(question),
  isDouble
});
