import { parentPort, workerData } from 'node:worker_threads';
import { digestFile } from './digest-file.ts';
import { unpackImport } from './packed-import.ts';
import type { ThreadTask } from './run-in-thread.ts';

// Only runInThread starts this file, with a task.
const task = workerData as ThreadTask;
parentPort?.postMessage(
  task.kind === 'digest' ? digestFile(task.bytes, task.fileName, task.workspaceId) : unpackImport(task.packed)
);
