import { TIME_LIMIT } from '#core/question/question-limits.ts';
import type { Note } from '../report.ts';
import type { SheetCell } from './sheet.ts';

const missing: Note = { code: 'time_limit_missing', params: { to: TIME_LIMIT.fallback } };

/** Whole seconds within the limits of a question, and a note where that is not what the cell says. */
export function readTimeLimit(cell: SheetCell | undefined): { seconds: number; note?: Note } {
  const asked = cell && secondsIn(cell);
  if (asked === undefined) return { seconds: TIME_LIMIT.fallback, note: missing };
  const seconds = Math.min(TIME_LIMIT.max, Math.max(TIME_LIMIT.min, Math.round(asked)));
  if (seconds === asked) return { seconds };
  return { seconds, note: { code: 'time_limit_changed', params: { from: asked, to: seconds } } };
}

const SECONDS = /^(?:s|sec|secs|sek|seconds?|seconden|sekunden?|secondes?|segundos?|secondi|"|″)?\.?$/i;
const MINUTES = /^(?:m|min|mins|minutes?|minuut|minuten|minutos?|minuti|minuto|'|′)\.?$/i;

/** `20`, `20 sec`, `2 min`, `0:30`. */
function secondsIn({ kind, text }: SheetCell): number | undefined {
  if (kind === 'boolean' || kind === 'error' || text.length > 40) return undefined;
  const clock = /^(?:0?0:)?(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (kind === 'date') return undefined;
  const digits = /^-?\d{1,9}(?:[.,]\d{1,20})?/.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(',', '.'));
  const unit = text.slice(digits.length).trim();
  if (SECONDS.test(unit)) return value;
  return MINUTES.test(unit) ? value * 60 : undefined;
}
