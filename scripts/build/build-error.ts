/** A build step failed. `output` is what the tool had to say. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
  readonly output: string;

  constructor(title: string, output: string) {
    super(`The build failed at “${title}”.`);
    this.output = output.trim();
  }
}
