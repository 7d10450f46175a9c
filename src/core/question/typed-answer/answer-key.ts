import { bareAmount, readAccepted, type Accepted } from './accepted-phrases.ts';
import type { GradeReason } from '../question-kind.ts';
import { explain } from './explain.ts';
import { readPhrase, type Phrase } from './phrase.ts';
import { readsTheSame, typingErrors } from './typing-errors.ts';

/** What grading needs of a question. Questions that were frozen by an earlier release have only `accepted`. */
export interface Gradable {
  readonly accepted: readonly string[];
  readonly wrong?: readonly string[] | undefined;
  readonly spelling?: 'forgiving' | 'exact' | undefined;
}

/** A typed answer that was read and graded. Answers that read the same share it. */
export interface Reading {
  /** Answers with the same key are one bar of the chart. */
  readonly key: string;
  readonly right: boolean;
}

/** So many texts are remembered per question: twice as many as a full room. The oldest are forgotten first. */
const MOST_TEXTS = 20_000;

/**
 * The prepared solution of one typed question [QUESTION-12]: its texts are read once, and what was typed is graded once, however
 * often it is typed and asked for.
 */
export class AnswerKey {
  readonly #exact: boolean;
  readonly #accepted: readonly Accepted[];
  readonly #wrong: readonly Accepted[];
  readonly #byText = new Map<string, Reading>();
  readonly #byKey = new Map<string, Reading>();

  constructor({ accepted, wrong = [], spelling }: Gradable) {
    this.#exact = spelling === 'exact';
    this.#accepted = accepted.flatMap((text) => readAccepted(text, this.#exact));
    this.#wrong = wrong.map((text) => ({ phrase: readPhrase(text, this.#exact), takesUnit: false }));
  }

  read(text: string): Reading {
    const known = this.#byText.get(text);
    if (known) return known;
    const phrase = readPhrase(text, this.#exact);
    // The article does not part two answers of the chart, but may part right from wrong: «A-ha» is «Aha».
    const id = `${phrase.text}\n${phrase.whole}`;
    const reading = this.#byKey.get(id) ?? { key: phrase.text, right: this.#isRight(phrase) };
    remember(this.#byKey, id, reading);
    remember(this.#byText, text, reading);
    return reading;
  }

  /** Why a text is right or wrong. Worked out anew each time: whoever marks asks once for many answers. */
  explain(text: string): GradeReason {
    const typed = readPhrase(text, this.#exact);
    const accepted = this.#accepted.map(({ phrase }) => phrase);
    const toAccepted = this.#fewestErrors(typed, this.#accepted);
    return explain(typed, accepted, { toAccepted, toWrong: this.#fewestErrors(typed, this.#wrong) });
  }

  #isRight(typed: Phrase): boolean {
    const errors = this.#fewestErrors(typed, this.#accepted);
    if (errors === undefined || errors === 0) return errors === 0;
    // As near to something that is known to be wrong: it was not what was meant.
    const toWrong = this.#fewestErrors(typed, this.#wrong);
    return toWrong === undefined || toWrong > errors;
  }

  #fewestErrors(typed: Phrase, texts: readonly Accepted[]): number | undefined {
    let fewest: number | undefined;
    for (const { phrase, takesUnit } of texts) {
      const errors = this.#exact ? sameOrNot(typed, phrase) : typingErrors(typed, phrase);
      if (errors === 0 || (takesUnit && bareAmount(typed) === phrase.words[0]?.value)) return 0;
      if (errors !== undefined && (fewest === undefined || errors < fewest)) fewest = errors;
    }
    return fewest;
  }
}

const sameOrNot = (typed: Phrase, accepted: Phrase) => (readsTheSame(typed, accepted) ? 0 : undefined);

function remember(memory: Map<string, Reading>, text: string, reading: Reading): void {
  if (memory.size >= MOST_TEXTS)
    for (const oldest of memory.keys()) {
      memory.delete(oldest);
      break;
    }
  memory.set(text, reading);
}

const keys = new WeakMap<Gradable, AnswerKey>();

/** The answer key of a question, made when it is first asked for and kept as long as the question is. */
export function answerKeyOf(question: Gradable): AnswerKey {
  const known = keys.get(question);
  if (known) return known;
  const key = new AnswerKey(question);
  keys.set(question, key);
  return key;
}
