import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { brandSchema } from '#core/brand/brand-schema.ts';
import { MAX_LOGO } from '#core/brand/logo/read-logo.ts';
import { houseColours } from '#core/brand/stage-colours.ts';
import { loadBrand } from '#lib/server/brand/load-brand.ts';
import { saveBrand, type LogoChange } from '#lib/server/brand/save-brand.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { respond } from '#lib/server/http/respond.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { requirePermission } from '#lib/server/workspaces/open-workspace.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  await respond((async () => requirePermission(access, 'manageWorkspace'))());
  return {
    brand: (await loadBrand(db, access.workspaceId)) ?? { ...houseColours, logo: null },
    joinOrigin: joinOrigin(event.url)
  };
};

/** Of a form with a logo that is a little too large: that is told in words of its own. In bytes. */
const MAX_BODY = 4 * MAX_LOGO.bytes;

async function readLogoChange(form: FormData): Promise<LogoChange> {
  const file = form.get('logo');
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  return form.has('removeLogo') ? 'remove' : 'keep';
}

export const actions: Actions = {
  save: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const form = await readForm(event, MAX_BODY);
    const values = {
      name: formText(form, 'name'),
      main: formText(form, 'main'),
      accent: formText(form, 'accent'),
      alt: formText(form, 'alt'),
      onCard: form.has('onCard')
    };
    const parsed = v.safeParse(brandSchema, values);
    const none: FieldErrors = {};
    if (!parsed.success)
      return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '', saved: false });
    const result = await attempt(saveBrand(db, access, parsed.output, await readLogoChange(form)));
    return result.ok
      ? { values: undefined, errors: none, problem: '', saved: true }
      : fail(result.failure.status, { values, errors: none, saved: false, ...result.failure.data });
  }
};
