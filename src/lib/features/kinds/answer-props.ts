/** An answer as it is entered, in the form that the protocol sends. */
export type AnswerInput = number | number[] | boolean | string;

/** The answer to the item that is on: on its way, or as the server has it. */
export interface GivenAnswer {
  readonly value: unknown;
  readonly sent: boolean;
  readonly draft?: boolean | undefined;
}

/** What a face on the phone may do with an answer. */
export interface AnswerSink {
  /** Answers the item that is on. */
  submit(value: AnswerInput): void;
  /** What is being entered, once it is an answer; it goes out after so many ms without another [GAME-19]. */
  enter(value: AnswerInput | undefined, pauseMs: number): void;
}

/** What every kind's face on the phone is given. */
export interface AnswerProps {
  session: AnswerSink;
  answer: GivenAnswer | undefined;
  canAnswer: boolean;
  /** An answer that was sent may be changed. */
  canChange: boolean;
  /** No answer is taken any more. */
  isOver: boolean;
  /** Language of the quiz. */
  lang: string;
}
