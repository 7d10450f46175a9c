import { parentPort, workerData } from 'node:worker_threads';
import { digestFile, digestSheets } from './digest-file.ts';
import { unpackImport } from './packed-import.ts';
import type { ThreadTask } from './run-in-thread.ts';

function work(task: ThreadTask) {
  switch (task.kind) {
    case 'digest':
      return digestFile(task.bytes, task.fileName, task.workspaceId, task.language);
    case 'map':
      return digestSheets(task.packed, task.mappings, task.workspaceId);
    case 'unpack':
      return unpackImport(task.packed);
  }
}

// Only runInThread starts this file, with a task.
parentPort?.postMessage(work(workerData as ThreadTask));
