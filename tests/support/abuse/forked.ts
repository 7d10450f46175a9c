import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { ROOT } from '#scripts/run/process/root.ts';

type Handler = (argument: never) => unknown;
interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}
interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: string;
}
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The lowest that there is: everybody else who wants the processor gets it first. */
const LOWEST_PRIORITY = 19;

/** A TypeScript program in a process of its own, which is asked things by name. What is said has to survive JSON. */
export class Forked {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param program relative to the project */
  constructor(program: string, { yielding = false } = {}) {
    this.#child = fork(program, { cwd: ROOT, execArgv: ['--import', 'tsx'] });
    if (yielding && this.#child.pid !== undefined) setPriority(this.#child.pid, LOWEST_PRIORITY);
    this.#child.on('message', ({ id, value, failure }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(failure));
    });
    this.#child.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`${program} ended with ${String(code ?? signal)}`));
      this.#waiting.clear();
    });
  }

  /** The answer's type is what the handler of this name gives; both ends are of one project. */
  ask<T>(name: string, argument: unknown = null): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      if (this.#child.exitCode !== null || !this.#child.connected) {
        this.#waiting.delete(id);
        reject(new Error('the process has ended'));
      } else this.#child.send({ id, name, argument } satisfies Question);
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

/** The other end: answers the parent, and ends with it. */
export function answerParent(handlers: Readonly<Record<string, Handler>>): void {
  process.on('message', ({ id, name, argument }: Question) => {
    const handler = handlers[name];
    void Promise.resolve()
      .then(() => {
        if (!handler) throw new Error(`nobody answers to ${name}`);
        return handler(argument as never);
      })
      .then(
        (value) => ({ id, value }),
        (error: unknown) => ({ id, failure: error instanceof Error ? error.message : String(error) })
      )
      .then((answer: Answer) => process.send?.(answer));
  });
  process.once('disconnect', () => process.exit(0));
}
