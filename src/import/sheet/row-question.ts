import {
  MAX_EXPLANATION_LENGTH,
  MAX_HOST_NOTE_LENGTH,
  MAX_LONG_TEXT_LENGTH,
  POINTS,
  TIME_LIMIT
} from '#core/question/question-limits.ts';
import { choiceQuestion, truthOf, type ImportedOption } from '../choice-question.ts';
import { quote, type Note, type Outcome } from '../report.ts';
import { readCorrect, type CorrectColumn } from './correct-cell.ts';
import type { SheetCell } from './sheet.ts';
import { readTimeLimit } from './time-cell.ts';
import { typedQuestion } from './typed-question.ts';

/** The cells of a row by what they mean, tidy; a cell that is not there is blank. */
export interface RowCells {
  readonly prompt: string;
  readonly options: readonly (SheetCell | undefined)[];
  readonly correct: SheetCell | undefined;
  /** `null` without such a column. */
  readonly time: SheetCell | undefined | null;
  readonly points: SheetCell | undefined;
  readonly explanation: SheetCell | undefined;
  readonly longText: SheetCell | undefined;
  readonly hostNote: SheetCell | undefined;
  readonly type: SheetCell | undefined;
}

/** What a file calls a question whose answers are typed, and kinds that there are none of here. */
const TYPED = /fill|blank|typ(?:e|ed)\s|short|invul|open\b|lück|freitext|réponse courte|saisie|rellen|breve/i;
const UNKNOWN = /poll|draw|slide|survey|enqu|encuesta|umfrage|sondage|word.?cloud|match|reorder|hotspot/i;

/** Makes a question of a row, or says why not. */
export function rowQuestion(row: RowCells, column: CorrectColumn & { optionsAreWrong: boolean }): Outcome {
  if (row.prompt === '') return { ok: false, code: 'prompt_missing' };
  const type = row.type?.text ?? '';
  if (UNKNOWN.test(type)) return { ok: false, code: 'type_unknown', params: { type: quote(type) } };
  const { extra, notes } = readExtras(row);
  const outcome = readBody(row, column, TYPED.test(type));
  return outcome.ok
    ? {
        ok: true,
        question: { ...(outcome.question as object), ...extra },
        notes: [...notes, ...outcome.notes]
      }
    : outcome;
}

function readBody(
  row: RowCells,
  column: CorrectColumn & { optionsAreWrong: boolean },
  isTyped: boolean
): Outcome {
  const { prompt, correct } = row;
  const filled = row.options.filter((option) => option !== undefined);
  if (isTyped && !column.optionsAreWrong)
    return typedQuestion(prompt, filled.length > 0 ? filled : [correct]);
  if (column.optionsAreWrong) {
    if (!correct) return { ok: false, code: 'correct_missing' };
    if (filled.length === 0) return typedQuestion(prompt, [correct]);
    return choiceQuestion({ prompt, options: placed(prompt, correct, filled) });
  }
  if (filled.length === 0 && correct) {
    const truth = truthOf(correct.text);
    if (truth !== undefined)
      return { ok: true, question: { type: 'trueFalse', prompt, correct: truth }, notes: [] };
    // Where there are columns of answers, a number says which of them is right.
    const saysText = /\p{L}/u.test(correct.text) && correct.text.length > 1;
    if (row.options.length === 0 || saysText) return typedQuestion(prompt, [correct]);
  }
  if (row.options.length === 0) return { ok: false, code: 'correct_missing' };
  return readChoice(row, column);
}

function readChoice({ prompt, options, correct }: RowCells, column: CorrectColumn): Outcome {
  if (options.filter((option) => option !== undefined).length < 2)
    return { ok: false, code: 'too_few_options' };
  const texts = options.map((option) => option?.text ?? '');
  const right = readCorrect(correct, texts, column);
  if (!right.ok) return right;
  const empty = right.indexes.find((index) => texts[index] === '');
  if (empty !== undefined) return { ok: false, code: 'correct_is_empty', params: { value: empty + 1 } };
  const outcome = choiceQuestion({
    prompt,
    options: options.flatMap((option, index) =>
      option === undefined ? [] : [asOption(option, right.indexes.includes(index))]
    )
  });
  if (!outcome.ok || !right.isGuess) return outcome;
  const params = { from: correct?.text ?? '', to: right.indexes.map((index) => index + 1).join(', ') };
  return { ...outcome, notes: [{ code: 'correct_guessed', params }, ...outcome.notes] };
}

const asOption = ({ text, stored }: SheetCell, right: boolean): ImportedOption => ({
  text,
  right,
  ...(stored !== undefined && { stored })
});

/** The right answer among the wrong ones: always in the same place for one question, in another for the next. */
function placed(prompt: string, correct: SheetCell, wrong: readonly SheetCell[]): ImportedOption[] {
  let sum = 0;
  for (const letter of prompt) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  const options = wrong.map((option) => asOption(option, false));
  options.splice(sum % (wrong.length + 1), 0, asOption(correct, true));
  return options;
}

/** Texts beside the question: how long they may be, and what is said of one that is longer. */
const texts = {
  explanation: { max: MAX_EXPLANATION_LENGTH, code: 'explanation_too_long' },
  longText: { max: MAX_LONG_TEXT_LENGTH, code: 'long_text_too_long' },
  hostNote: { max: MAX_HOST_NOTE_LENGTH, code: 'host_note_too_long' }
} as const;
type TextName = keyof typeof texts;

function readExtras(row: RowCells) {
  const { time, points } = row;
  const notes: Note[] = [];
  const limit = time === null ? { seconds: TIME_LIMIT.fallback } : readTimeLimit(time);
  if ('note' in limit && limit.note) notes.push(limit.note);
  const extra: { timeLimitSeconds: number; points: number } & Partial<Record<TextName, string>> = {
    timeLimitSeconds: limit.seconds,
    points: POINTS.fallback
  };
  if (points) {
    const value = /^\d{1,6}$/.test(points.text) ? Number(points.text) : undefined;
    if (value !== undefined && value <= POINTS.max) extra.points = value;
    else notes.push({ code: 'points_missing', params: { from: quote(points.text), to: POINTS.fallback } });
  }
  for (const name of Object.keys(texts) as TextName[]) {
    const { max, code } = texts[name];
    const text = row[name]?.text;
    if (text === undefined) continue;
    if (text.length <= max) extra[name] = text;
    else notes.push({ code, params: { max } });
  }
  return { extra, notes };
}
