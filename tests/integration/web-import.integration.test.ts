import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type QuizId } from '#core/ids.ts';
import { importFile } from '#import/import-file.ts';
import { confirmImport } from '#lib/server/imports/confirm-import.ts';
import { previewImport } from '#lib/server/imports/preview-import.ts';
import { listQuizzes } from '#lib/server/quizzes/list-quizzes.ts';
import { questionsIn } from '#lib/server/quizzes/quiz-detail.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { createSigner } from '#ops/signer.ts';
import { newMaker, openStudio } from './web-studio.ts';

const { sign: signFor } = createSigner('0123456789abcdef0123456789abcdef');
const sign = (text: string) => signFor('import', text);
const text = [
  '#Q Which planet is nearest to the sun?\n^ Mercury\nA Venus\nB Mercury\nC Mars\n',
  '#Q Nobody knows this one\n^ Nothing\nA One\nB Two\n',
  '#Q Two plus two?\n^ 4\nA 3\nB 4\n'
].join('\n');

let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

describe('importing', () => {
  it('stores exactly what the preview showed, once, however often the button is pressed', async () => {
    const { db } = studio;
    const { access } = await newMaker(db, 'Importer');
    const preview = await previewImport(access, new TextEncoder().encode(text), 'planets.txt', sign);
    expect(preview.report).toMatchObject({ taken: 2, format: 'opentriviaqa' });
    expect(preview.report.refused.count).toBe(1);
    expect(await listQuizzes(db, access)).toEqual([]);

    const facts = { title: 'Planets', language: 'en' as const };
    const sealed = preview.sealed ?? '';
    const [id = asId<QuizId>('')] = await confirmImport(db, access, sealed, facts, sign);
    expect(await confirmImport(db, access, sealed, facts, sign)).toEqual([id]);
    expect(await listQuizzes(db, access)).toHaveLength(1);
    const quiz = await loadQuiz(db, access, id);
    expect(quiz.rounds.flatMap((round) => questionsIn(round).map((item) => item.question))).toEqual(
      importFile(new TextEncoder().encode(text), 'planets.txt').questions
    );
    expect(quiz.attribution).toContain('OpenTriviaQA');
  });

  it('takes no preview that was changed or made for another workspace', async () => {
    const { db } = studio;
    const [{ access }, { access: other }] = [await newMaker(db, 'One'), await newMaker(db, 'Two')];
    const { sealed = '' } = await previewImport(access, new TextEncoder().encode(text), 'x.txt', sign);
    const facts = { title: 'x', language: 'en' as const };
    for (const [whose, what] of [
      [other, sealed],
      [access, `A${sealed.slice(1)}`],
      [access, '']
    ] as const)
      await expect(confirmImport(db, whose, what, facts, sign)).rejects.toMatchObject({
        code: 'invalid',
        detail: 'import_expired'
      });
  });

  it('keeps everything of a real Kahoot spreadsheet’s kind out when there is nothing in it', async () => {
    const { access } = await newMaker(studio.db, 'Kahoot');
    const bytes = new Uint8Array(await readFile('package.json'));
    const preview = await previewImport(access, bytes, 'package.json', sign);
    expect(preview.sealed).toBeUndefined();
    expect(preview.report.refused.first[0]?.code).toBe('format_unknown');
  });
});
