import { BackupError } from '../backup-error.ts';
import { describeDatabase } from '../connection.ts';
import type { Target } from './target.ts';

const NAMES_SHOWN = 4;

/**
 * A database that somebody uses is only restored into when that is meant.
 *
 * @throws BackupError
 */
export function checkTarget({ url, found, obstacle }: Target, replace: boolean): void {
  const where = describeDatabase(url);
  if (found === null) {
    if (obstacle === null) return;
    throw new BackupError(`${where} does not exist, and ${obstacle}: create it first.`);
  }
  const { connections, tables, foreignOwner } = found;
  if (replace && foreignOwner !== null)
    throw new BackupError(
      `The tables of ${where} belong to ${foreignOwner}, and you connect as another user: what is restored would be yours, and the app could not read it. Nothing was changed. Connect as ${foreignOwner}.`
    );
  if (replace) return;
  if (tables.length > 0)
    throw new BackupError(
      `${where} is not empty: it has ${shorten(tables)}. Nothing was changed. Restore into another database with --into, or say --replace to replace all of it.`
    );
  if (connections.length > 0)
    throw new BackupError(
      `${where} is in use by ${shorten(connections)}. Nothing was changed. Stop what uses it, or say --replace to end these connections.`
    );
}

function shorten(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
