import type { Sign } from '#core/protocol/ticket.ts';
import { requireEditor, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { desk } from './admit-import.ts';
import type { ReportDigest } from './digest-file.ts';
import { digestInThread } from './run-in-thread.ts';
import { sealImport } from './sealed-import.ts';

export interface ImportPreview {
  readonly report: ReportDigest;
  /** For the confirmation; `undefined` when nothing could be taken. */
  readonly sealed: string | undefined;
  readonly quizzes: number;
}

/**
 * Reads a file and says what would come of it. Stores nothing.
 * @param bytes are given away
 * @throws AppError `forbidden`; `unavailable` while too many are reading; `too_large` when the file asks for too much
 */
export async function previewImport(
  access: WorkspaceAccess,
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  sign?: Sign
): Promise<ImportPreview> {
  requireEditor(access);
  const digest = await desk.withPlace(() => digestInThread(bytes, fileName, access.workspaceId));
  const { report, quizzes, packed } = digest;
  return { report, quizzes, sealed: packed === undefined ? undefined : sealImport(packed, sign) };
}
