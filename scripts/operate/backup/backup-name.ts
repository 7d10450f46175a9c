const PATTERN = /^partyquiz-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** The name of a backup of this moment, as in `partyquiz-20261124T113908Z`. Names sort as their times do. */
export const backupName = (at: Date): string =>
  `partyquiz-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** When the backup of this name was made; undefined for any other name. */
export function backupTime(name: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = PATTERN.exec(name) ?? [];
  if (second === undefined) return undefined;
  const at = new Date(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second}Z`);
  // 31 February is no time.
  return !Number.isNaN(at.getTime()) && backupName(at) === name ? at : undefined;
}
