import type { TextLine } from './decode-text.ts';

/** One record of an OpenTriviaQA file, its parts not yet judged. Line numbers are 1-based. */
export interface TriviaRecord {
  readonly line: number;
  /** Lines of the question that are not blank. */
  readonly prompt: string[];
  /** Lines of the answer; `undefined` without a `^` line. */
  answer: string[] | undefined;
  /** Lines of each option. */
  readonly options: string[][];
  /** Some of its lines were not UTF-8. */
  recoded: boolean;
  readonly ignored: { count: number; first: number };
  /** Line of a second `^`, of an option out of order, of something like `#Q` within the record. */
  secondAnswerAt?: number;
  outOfOrderAt?: number;
  innerRecordAt?: number;
}

/** The records of a file, and the lines before the first of them that are not blank. */
export interface TriviaRecords {
  readonly records: readonly TriviaRecord[];
  readonly ignored: { readonly count: number; readonly first: number };
}

const isBlank = (text: string) => text.trim() === '';

/** Whether a line begins a record; also how a file of this format is recognised. */
export const startsRecord = (text: string): boolean => text.startsWith('#Q');

/**
 * Splits lines into records. A record begins with each `#Q` and holds every line up to the next: the question until
 * `^`, then the answer, then options that begin with A, B, C in this order.
 */
export function splitRecords(lines: readonly TextLine[]): TriviaRecords {
  const records: TriviaRecord[] = [];
  const ignored = { count: 0, first: 0 };
  let reader: RecordReader | undefined;
  lines.forEach(({ text, recoded }, index) => {
    const at = index + 1;
    if (startsRecord(text)) {
      reader = new RecordReader(at, text.slice(2));
      records.push(reader.record);
    } else if (reader) {
      reader.read(text, at);
    } else if (!isBlank(text)) {
      ignore(ignored, at);
    }
    if (reader && recoded) reader.record.recoded = true;
  });
  return { records, ignored };
}

function ignore(ignored: { count: number; first: number }, at: number): void {
  ignored.count += 1;
  if (ignored.first === 0) ignored.first = at;
}

class RecordReader {
  readonly record: TriviaRecord;
  #afterBlank = false;

  constructor(line: number, prompt: string) {
    this.record = {
      line,
      prompt: isBlank(prompt) ? [] : [prompt],
      answer: undefined,
      options: [],
      recoded: false,
      ignored: { count: 0, first: 0 }
    };
  }

  read(text: string, at: number): void {
    const { record } = this;
    if (isBlank(text)) {
      this.#afterBlank = true;
      return;
    }
    if (/^\s*#Q/.test(text)) record.innerRecordAt ??= at;
    else if (record.answer === undefined) this.#readPrompt(text);
    else this.#readOption(text, at, record.answer);
    this.#afterBlank = false;
  }

  #readPrompt(text: string): void {
    if (text.startsWith('^')) this.record.answer = [text.slice(1)];
    else this.record.prompt.push(text);
  }

  #readOption(text: string, at: number, answer: string[]): void {
    const { record } = this;
    const letter = /^([A-Z])(?:\s|$)/.exec(text)?.[1];
    if (text.startsWith('^')) record.secondAnswerAt ??= at;
    else if (letter === String.fromCharCode(65 + record.options.length)) record.options.push([text.slice(1)]);
    else if (letter !== undefined) record.outOfOrderAt ??= at;
    // What follows an empty line after the options, and what looks like a comment, is no part of an option.
    else if (text.startsWith('#') || (this.#afterBlank && record.options.length > 0))
      ignore(record.ignored, at);
    else (record.options.at(-1) ?? answer).push(text);
  }
}
