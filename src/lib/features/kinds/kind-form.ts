import type { NumberReading } from '#core/number/read-number.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { QuestionOf } from '#core/question/question.ts';

/** Fields of a form by their names, as they were sent. */
export interface SentFields {
  text(name: string): string;
  all(name: string): readonly string[];
}

/** What was typed, as the schema checks it. */
export interface TypedQuestion {
  readonly body: Readonly<Record<string, unknown>>;
  /** The field that an issue of the schema is about, by the path in the question; absent: the path's first part. */
  readonly fieldOf?: (path: readonly string[]) => string | undefined;
}

/** What the display would show of what is typed: tiles, or a line below the question. */
export type Preview = { readonly tiles: readonly string[] } | { readonly line: string };

/** What is done with the fields of a kind, on what is typed of all kinds. */
export interface FormRules<Q, Fields> {
  /** Seconds that a new question has, where the usual are too few. */
  readonly timeLimitSeconds?: number;
  /** @param writeNumber how the reader writes a number, without separators of thousands */
  toFields(question: Q, writeNumber: (value: number) => string): Partial<Fields>;
  toQuestion(fields: Fields, readNumber: (text: string) => NumberReading | undefined): TypedQuestion;
  preview(fields: Fields): Preview;
}

/**
 * The fields of one question kind in the editor. All kinds' fields are there at once, so that what was typed stays when
 * somebody chooses another kind: two kinds may share a field of the same name and meaning.
 */
export interface KindForm<Name extends QuestionKindName, Fields extends object> extends FormRules<
  QuestionOf<Name>,
  Fields
> {
  readonly empty: Fields;
  fromSent(sent: SentFields): Fields;
}
