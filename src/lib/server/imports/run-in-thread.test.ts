import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { asId, type WorkspaceId } from '#core/ids.ts';
import { importFile } from '#import/import-file.ts';
import { packImport } from './packed-import.ts';
import { digestInThread, mapInThread, runInThread, unpackInThread } from './run-in-thread.ts';

const TEXT = '#Q Two plus two?\n^ 4\nA 3\nB 4\n';
const workspace = asId<WorkspaceId>('workspace');
const LIMITS = { workMs: 60_000, heapMb: 64 };
const encode = (text: string) => new TextEncoder().encode(text);

describe('[OPS-11] reading aside', () => {
  it('finds what reading here finds', async () => {
    const here = importFile(encode(TEXT), 'sums.txt');
    const { report, quizzes, packed = '' } = await digestInThread(encode(TEXT), 'sums.txt', workspace);
    expect(report).toMatchObject({ title: 'Sums', taken: 1, refused: { first: [], count: 0 } });
    expect(quizzes).toBe(1);
    expect(await unpackInThread(packed)).toMatchObject({
      workspaceId: workspace,
      rounds: [{ title: '', questions: here.questions }]
    });
  });

  it('[IMPORT-6] reads packed sheets again, as somebody names their columns, and only in their workspace', async () => {
    const table = 'Wat,Dit,Dat,Welke\nCapital?,Amsterdam,Paris,a\n';
    const { report, sheets = '', packed } = await digestInThread(encode(table), 'odd.csv', workspace);
    expect(report).toMatchObject({ taken: 0, outlines: [{ isRead: false, firstRow: 2 }] });
    expect(packed).toBeUndefined();
    const roles = new Map([
      [0, 'question'],
      [1, 'option'],
      [2, 'option'],
      [3, 'correct']
    ] as const);
    const mappings = [[0, { firstRow: 2, roles }]] as const;
    expect(await mapInThread(sheets, mappings, workspace)).toMatchObject({
      report: { title: 'Odd', taken: 1 }
    });
    expect(await mapInThread(sheets, mappings, asId<WorkspaceId>('another'))).toBeUndefined();
    expect(await mapInThread('nothing', mappings, workspace)).toBeUndefined();
  });

  it('takes the bytes along instead of copying them', async () => {
    const bytes = encode(TEXT);
    await digestInThread(bytes, 'sums.txt', workspace);
    expect(bytes.length).toBe(0);
  });

  it('reads a piece of a larger buffer, which stays', async () => {
    const whole = encode(`..${TEXT}`);
    expect((await digestInThread(whole.subarray(2), 'sums.txt', workspace)).report.taken).toBe(1);
    expect(whole.length).toBe(TEXT.length + 2);
  });

  it('finds nothing in what was not packed here', async () => {
    expect(await unpackInThread('no such thing')).toBeUndefined();
    const odd = packImport({ workspaceId: workspace, quizIds: [], attribution: '', rounds: [{} as never] });
    expect(await unpackInThread(odd)).toBeUndefined();
  });

  it('lets this thread go on with its work', async () => {
    const order: string[] = [];
    // The thread waits for a word of ours, which only comes after our own work: so this one was never held up.
    const shared = new SharedArrayBuffer(4);
    const word = new Int32Array(shared);
    const source = `const { workerData, parentPort } = require('node:worker_threads');
      while (Atomics.load(new Int32Array(workerData), 0) === 0);
      parentPort.postMessage('read');`;
    const reading = runInThread(source, shared, [], LIMITS).then(() => order.push('read'));
    for (let turn = 0; turn < 1_000; turn++) await nextTurn();
    order.push('other work');
    Atomics.store(word, 0, 1);
    await reading;
    expect(order).toEqual(['other work', 'read']);
  });

  it('ends work without end', async () => {
    await expect(runInThread('for (;;);', null, [], { workMs: 200, heapMb: 64 })).rejects.toMatchObject({
      code: 'too_large',
      detail: 'import_too_slow'
    });
  });

  it('ends work that asks for too much memory, and this process lives on', async () => {
    const greedy = 'const all = []; for (;;) all.push({ some: [1, 2, 3] });';
    await expect(runInThread(greedy, null, [], LIMITS)).rejects.toMatchObject({
      code: 'too_large',
      detail: 'import_too_heavy'
    });
  });

  it.each([
    ['throws', 'throw new Error("a bug")', 'a bug'],
    ['ends itself', 'process.exit(3)', 'ended with 3']
  ])('tells that it broke when it %s, and logs why', async (_, source, why) => {
    const reports: string[] = [];
    const report = (cause: unknown) => reports.push(String(cause));
    await expect(runInThread(source, null, [], LIMITS, report)).rejects.toMatchObject({
      code: 'invalid',
      detail: 'import_unreadable'
    });
    expect(reports.join()).toContain(why);
  });

  it('shows nothing of the environment', async () => {
    const source = `require('node:worker_threads').parentPort.postMessage({ ...process.env });`;
    expect(await runInThread(source, null, [], LIMITS)).toEqual({});
  });
});
