import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { MAX_IMPORT_BYTES } from '#core/import/import-file.ts';
import { locales, titleSchema, type Locale } from '#core/quiz/quiz.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { fieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { confirmImport } from '#lib/server/imports/confirm-import.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import { requireImports } from '#lib/server/instance/require-feature.ts';
import { describeReport } from '#lib/server/imports/describe-report.ts';
import { previewImport } from '#lib/server/imports/preview-import.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await enterWorkspace(event);
  return { maxBytes: MAX_IMPORT_BYTES, locale: getLocale() };
};

const factsSchema = v.object({ title: titleSchema, language: v.picklist(locales) });
const tooBig = () => fail(413, { problem: m.refusal_file_too_big({ max: MAX_IMPORT_BYTES / 1024 / 1024 }) });

/** The form, or nothing when the body was larger than the server takes. */
async function readForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    // adapter-node breaks the stream off at BODY_SIZE_LIMIT.
    return undefined;
  }
}

export const actions: Actions = {
  preview: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const file = (await readForm(event.request))?.get('file');
    if (file === undefined || (file instanceof File && file.size > MAX_IMPORT_BYTES)) return tooBig();
    if (!(file instanceof File) || file.name === '') return fail(400, { problem: m.import_no_file() });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await attempt(requireImports(db).then(() => previewImport(access, bytes, file.name)));
    if (!result.ok) return result.failure;
    const { report, sealed, quizzes } = result.value;
    // OpenTriviaQA is English; a spreadsheet is most likely in the language of who brings it.
    const language: Locale = report.format === 'opentriviaqa' ? 'en' : getLocale();
    return {
      preview: {
        ...describeReport(report),
        fileName: file.name,
        prompts: report.questions.map(({ prompt, type }) => ({ prompt, type })),
        sealed,
        quizzes,
        language
      }
    };
  },
  confirm: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const form = await readForm(event.request);
    if (!form) return tooBig();
    const facts = v.safeParse(factsSchema, {
      title: formText(form, 'title'),
      language: formText(form, 'language')
    });
    if (!facts.success) return fail(400, { problem: Object.values(fieldErrors(facts.issues))[0] ?? '' });
    const result = await attempt(confirmImport(db, access, formText(form, 'sealed'), facts.output));
    if (!result.ok) return result.failure;
    const [first] = result.value;
    const { userId: by, workspaceId: workspace } = access;
    const count = result.value.length;
    securityEvent(log(), { event: 'quizzes_imported', by, workspace, count }, event.locals.requestId);
    redirect(303, `/w/${access.slug}/quizzes${result.value.length === 1 && first ? `/${first}` : ''}`);
  }
};
