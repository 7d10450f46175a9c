/** One line for each step of a start: rewritten with its time in a terminal, written once everywhere else. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  #title: string | undefined;
  #since = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  /** Ends the step before and begins this one. */
  step(title: string): void {
    this.done();
    this.#title = title;
    this.#since = performance.now();
    this.#out.write(this.#out.isTTY ? `  … ${title}` : `  ${title} …\n`);
  }

  done(): void {
    if (this.#title !== undefined && this.#out.isTTY) {
      const seconds = ((performance.now() - this.#since) / 1000).toFixed(1);
      this.#out.write(`\r\u001b[K  ✓ ${this.#title} (${seconds} s)\n`);
    }
    this.#title = undefined;
  }

  /** A line of its own, also in the middle of a step. */
  say(line: string): void {
    const open = this.#title !== undefined && this.#out.isTTY;
    this.#out.write(open ? `\r\u001b[K${line}\n  … ${this.#title ?? ''}` : `${line}\n`);
  }

  /** Leaves the line of an unfinished step. */
  interrupt(): void {
    if (this.#title !== undefined && this.#out.isTTY) this.#out.write('\n');
    this.#title = undefined;
  }
}
