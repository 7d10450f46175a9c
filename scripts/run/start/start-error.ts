/** PartyQuiz cannot start, for a reason a person can act on. `message` is shown without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
  /** What a failed tool had to say, shown above the message. */
  readonly details: string;

  constructor(message: string, details = '') {
    super(message);
    this.details = details;
  }
}
