import { randomUUID } from 'node:crypto';
import { importFile } from '#core/import/import-file.ts';
import type { ImportReport } from '#core/import/report.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import { requireEditor, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { quizzesFor } from './quiz-drafts.ts';
import { sealImport } from './sealed-import.ts';

export interface ImportPreview {
  readonly report: ImportReport;
  /** For the confirmation; `undefined` when nothing could be taken. */
  readonly sealed: string | undefined;
  readonly quizzes: number;
}

/** Reads a file and says what would come of it. Stores nothing. */
export function previewImport(
  access: WorkspaceAccess,
  bytes: Uint8Array,
  fileName: string,
  sign?: Sign
): ImportPreview {
  requireEditor(access);
  const report = importFile(bytes, fileName);
  const { questions, attribution = '' } = report;
  const quizzes = quizzesFor(questions.length);
  if (questions.length === 0) return { report, sealed: undefined, quizzes: 0 };
  const quizIds = Array.from({ length: quizzes }, () => randomUUID());
  const pending = { workspaceId: access.workspaceId, quizIds, attribution, questions: [...questions] };
  return { report, sealed: sealImport(pending, sign), quizzes };
}
