/** A build step failed. `output` is what the tool had to say. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
  readonly output: string;

  /** @param why a sentence for what a person can do something about */
  constructor(title: string, output: string, why = '') {
    super(`The build failed at “${title}”.${why === '' ? '' : ` ${why}`}`);
    this.output = output.trim();
  }
}
