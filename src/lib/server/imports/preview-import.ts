import { AppError } from '#core/errors.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { SheetLanguage } from '#import/sheet/shown-text.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { desk } from './admit-import.ts';
import type { FileDigest, ReportDigest } from './digest-file.ts';
import { digestInThread, mapInThread, type SheetMappings } from './run-in-thread.ts';
import { openSealedImport, sealImport, signSheets } from './sealed-import.ts';

export interface ImportPreview {
  readonly report: ReportDigest;
  /** For the confirmation; `undefined` when nothing could be taken. */
  readonly sealed: string | undefined;
  readonly quizzes: number;
  /** For naming the columns; `undefined` where there are none. */
  readonly sheets: string | undefined;
}

/**
 * Reads a file and says what would come of it. Stores nothing.
 * @param bytes are given away
 * @param language in which a sheet shows numbers and dates that it holds without a language
 * @throws AppError `forbidden`; `unavailable` while too many are reading; `too_large` when the file asks for too much
 */
export async function previewImport(
  access: WorkspaceAccess,
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  sign?: Sign,
  language?: SheetLanguage
): Promise<ImportPreview> {
  requirePermission(access, 'editQuizzes');
  return sealed(
    await desk.withPlace(() => digestInThread(bytes, fileName, access.workspaceId, language)),
    sign
  );
}

/**
 * Reads the sheets of a preview again, by what somebody says of their columns. Stores nothing.
 * @throws AppError `invalid` when the preview is not genuine or of another workspace; what `previewImport` throws
 */
export async function previewSheets(
  access: WorkspaceAccess,
  sealedSheets: string,
  mappings: SheetMappings,
  sign?: Sign
): Promise<ImportPreview> {
  requirePermission(access, 'editQuizzes');
  const packed = openSealedImport(sealedSheets, sign ?? signSheets);
  const digest = await desk.withPlace(() => mapInThread(packed, mappings, access.workspaceId));
  if (!digest) throw new AppError('invalid', 'import_expired');
  return sealed(digest, sign);
}

const sealed = ({ report, quizzes, packed, sheets }: FileDigest, sign?: Sign): ImportPreview => ({
  report,
  quizzes,
  sealed: packed === undefined ? undefined : sealImport(packed, sign),
  sheets: sheets === undefined ? undefined : sealImport(sheets, sign ?? signSheets)
});
