import { columnRoles, type ColumnRole } from '#import/sheet/layout.ts';
import { SHEET_LIMITS } from '#import/sheet/sheet.ts';
import type { SheetMappings } from './run-in-thread.ts';

const isRole = (value: string): value is ColumnRole => (columnRoles as readonly string[]).includes(value);

/**
 * What a form says of the columns of sheets: `first-2` is the row of the first question of the third sheet, `role-2-0`
 * what its first column is. Sheets of which nothing is said are left out.
 */
export function readMappings(form: FormData): SheetMappings {
  const roles = new Map<number, Map<number, ColumnRole>>();
  for (const [name, value] of form) {
    const found = /^role-(\d{1,2})-(\d{1,2})$/.exec(name);
    if (!found || typeof value !== 'string' || !isRole(value)) continue;
    const [sheet, column] = [Number(found[1]), Number(found[2])];
    if (sheet >= SHEET_LIMITS.sheets || column >= SHEET_LIMITS.columns) continue;
    const known = roles.get(sheet) ?? new Map<number, ColumnRole>();
    roles.set(sheet, known.set(column, value));
  }
  return [...roles].map(([sheet, columns]) => {
    const first = Number(form.get(`first-${sheet}`));
    return [
      sheet,
      { firstRow: Number.isSafeInteger(first) && first > 0 ? first : 1, roles: columns }
    ] as const;
  });
}
