import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { MAX_IMPORT_BYTES } from '#import/import-file.ts';
import { locales, type Locale } from '#core/quiz/quiz.ts';
import { titleSchema } from '#core/quiz/titles.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { fieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { BodyTooLarge } from '#lib/server/http/read-body.ts';
import { parseForm } from '#lib/server/http/read-form.ts';
import { admitImport } from '#lib/server/imports/admit-import.ts';
import { confirmImport } from '#lib/server/imports/confirm-import.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import { describeReport } from '#lib/server/imports/describe-report.ts';
import { MAX_SHOWN } from '#lib/server/imports/digest-file.ts';
import { previewImport, previewSheets, type ImportPreview } from '#lib/server/imports/preview-import.ts';
import { readMappings } from '#lib/server/imports/read-mappings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await enterWorkspace(event);
  return { maxBytes: MAX_IMPORT_BYTES, locale: getLocale() };
};

const factsSchema = v.object({ title: titleSchema, language: v.picklist(locales) });
/** Of a form with a file, or with what a preview of it brought: below BODY_SIZE_LIMIT as we set it. In bytes. */
const MAX_BODY = MAX_IMPORT_BYTES + 512 * 1024;

const MAX_FILE_NAME = 200;

function described({ report, ...preview }: ImportPreview, fileName: string) {
  // OpenTriviaQA is English; a spreadsheet is most likely in the language of who brings it.
  const language: Locale = report.format === 'opentriviaqa' ? 'en' : getLocale();
  return { ...describeReport(report), ...preview, fileName, language };
}

/** Questions of the list that are not ticked; what is beyond the list is taken. */
function leftOut(form: FormData): Set<number> {
  const listed = Math.min(MAX_SHOWN, Number(formText(form, 'listed')) || 0);
  const ticked = new Set(form.getAll('take'));
  return new Set(
    Array.from({ length: listed }, (_, index) => index).filter((index) => !ticked.has(String(index)))
  );
}

export const actions: Actions = {
  preview: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const work = async () => {
      const file = (await parseForm(event.request, MAX_BODY)).get('file');
      if (!(file instanceof File) || file.name === '') return undefined;
      if (file.size > MAX_IMPORT_BYTES) throw new BodyTooLarge(MAX_IMPORT_BYTES);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const preview = await previewImport(access, bytes, file.name, undefined, getLocale());
      return described(preview, file.name);
    };
    const result = await attempt(admitImport(db, access, work));
    if (!result.ok) return result.failure;
    if (!result.value) return fail(400, { problem: m.import_no_file() });
    return { preview: result.value };
  },
  columns: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const work = async () => {
      const form = await parseForm(event.request, MAX_BODY);
      const preview = await previewSheets(access, formText(form, 'sheets'), readMappings(form));
      return described(preview, formText(form, 'fileName').slice(0, MAX_FILE_NAME));
    };
    const result = await attempt(admitImport(db, access, work));
    return result.ok ? { preview: result.value } : result.failure;
  },
  confirm: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const work = async () => {
      const form = await parseForm(event.request, MAX_BODY);
      const title = formText(form, 'title');
      const facts = v.safeParse(factsSchema, { title, language: formText(form, 'language') });
      if (!facts.success)
        return { ok: false, problem: Object.values(fieldErrors(facts.issues))[0] ?? '' } as const;
      const ids = await confirmImport(db, access, formText(form, 'sealed'), {
        ...facts.output,
        oneRound: formText(form, 'rounds') === 'one',
        without: leftOut(form)
      });
      return { ok: true, ids } as const;
    };
    const result = await attempt(admitImport(db, access, work));
    if (!result.ok) return result.failure;
    if (!result.value.ok) return fail(400, { problem: result.value.problem });
    const { ids } = result.value;
    const { userId: by, workspaceId: workspace } = access;
    securityEvent(
      log(),
      { event: 'quizzes_imported', by, workspace, count: ids.length },
      event.locals.requestId
    );
    const [first, another] = ids;
    redirect(303, `/w/${access.slug}/quizzes${first && !another ? `/${first}` : ''}`);
  }
};
