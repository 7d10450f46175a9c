import { Worker } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { SheetMapping } from '#import/sheet/layout.ts';
import type { SheetLanguage } from '#import/sheet/shown-text.ts';
import { log } from '../log.ts';
import type { FileDigest } from './digest-file.ts';
import type { PendingImport } from './packed-import.ts';
import { WorkClock } from './work-clock.ts';

/** What somebody says about sheets, by their place in the file. */
export type SheetMappings = readonly (readonly [sheet: number, mapping: SheetMapping])[];

/** What the thread does. Its code is `import-thread.ts`. */
export type ThreadTask =
  | {
      readonly kind: 'digest';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly fileName: string;
      readonly workspaceId: WorkspaceId;
      readonly language: SheetLanguage;
    }
  | {
      readonly kind: 'map';
      readonly packed: string;
      readonly mappings: SheetMappings;
      readonly workspaceId: WorkspaceId;
    }
  | { readonly kind: 'unpack'; readonly packed: string };

export interface ThreadLimits {
  /**
   * How long the work may take, in ms of a processor: a busy machine does not make a file hostile. The largest honest
   * one takes 700, the most hostile one 1,500.
   */
  readonly workMs: number;
  /**
   * Memory of its JavaScript, in MB. It ends what adds up. One single call that asks for more would end the process:
   * so the readers of `src/import` bound what they hand to the language, far below this.
   */
  readonly heapMb: number;
}

const LIMITS: ThreadLimits = { workMs: 3_000, heapMb: 192 };

/** Reads a file aside. Its bytes are given away: they are moved, not copied. @throws AppError `too_large`, `invalid` */
export async function digestInThread(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  workspaceId: WorkspaceId,
  language: SheetLanguage = 'en'
): Promise<FileDigest> {
  // A piece of a larger buffer cannot be moved.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  // The thread answers a task with its own kind of result.
  return (await runImportThread({ kind: 'digest', bytes: own, fileName, workspaceId, language }, [
    own.buffer
  ])) as FileDigest;
}

/** Reads packed sheets again aside, by what somebody says of their columns. @throws AppError `too_large`, `invalid` */
export async function mapInThread(
  packed: string,
  mappings: SheetMappings,
  workspaceId: WorkspaceId
): Promise<FileDigest | undefined> {
  const task: ThreadTask = { kind: 'map', packed, mappings, workspaceId };
  return (await runImportThread(task, [])) as FileDigest | undefined;
}

/** Unpacks a preview aside. @throws AppError `too_large`, `invalid` */
export async function unpackInThread(packed: string): Promise<PendingImport | undefined> {
  return (await runImportThread({ kind: 'unpack', packed }, [])) as PendingImport | undefined;
}

const reportBroken = (cause: unknown) => {
  log().error({ err: cause }, 'an import thread broke');
};

async function runImportThread(task: ThreadTask, moved: readonly ArrayBuffer[]): Promise<unknown> {
  const { default: source } = await import('./import-thread.ts?thread');
  return runInThread(source, task, moved);
}

/**
 * Runs a script in a thread of its own, which knows nothing of the environment, and waits for its one message. When
 * this returns or throws, the thread and its memory are gone.
 * @throws AppError `too_large` with `import_too_slow` or `import_too_heavy` at a limit, `invalid` when it broke
 */
export async function runInThread(
  source: string,
  task: unknown,
  moved: readonly ArrayBuffer[],
  { workMs, heapMb }: ThreadLimits = LIMITS,
  report: (cause: unknown) => void = reportBroken
): Promise<unknown> {
  const thread = new Worker(source, {
    eval: true,
    env: {},
    argv: [],
    execArgv: [],
    workerData: task,
    transferList: [...moved],
    // What a library says of a broken file is nothing for our log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
  });
  thread.stdout.resume();
  thread.stderr.resume();
  let clock: WorkClock | undefined;
  try {
    return await new Promise((resolve, reject) => {
      // An exit follows everything, and says nothing new then.
      let isOver = false;
      const end = (settle: () => void) => {
        if (!isOver) settle();
        isOver = true;
      };
      const fail = (cause: Error) => {
        end(() => {
          reject(failureOf(cause, report));
        });
      };
      clock = new WorkClock(workMs, () => {
        end(() => {
          reject(new AppError('too_large', 'import_too_slow'));
        });
      });
      thread.once('message', (result: unknown) => {
        end(() => {
          resolve(result);
        });
      });
      thread.once('error', fail);
      thread.once('exit', (code) => {
        fail(new Error(`the thread ended with ${code} and without a word`));
      });
    });
  } finally {
    clock?.stop();
    await thread.terminate();
  }
}

function failureOf(cause: Error, report: (cause: unknown) => void): AppError {
  if ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new AppError('too_large', 'import_too_heavy');
  report(cause);
  return new AppError('invalid', 'import_unreadable');
}
