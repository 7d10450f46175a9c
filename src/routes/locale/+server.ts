import { redirect, type RequestHandler } from '@sveltejs/kit';
import { cookieName, isLocale } from '#lib/paraglide/runtime.js';
import { readForm } from '#lib/server/http/read-form.ts';
import { safeReferrer } from '#lib/server/http/safe-path.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The language switch: remembers the choice and goes back to where it was made. */
export const POST: RequestHandler = async (event) => {
  const { request, cookies, url } = event;
  const locale = (await readForm(event)).get('locale');
  if (isLocale(locale)) {
    // Not httpOnly: no secret, and the browser's own code may read it.
    cookies.set(cookieName, locale, {
      path: '/',
      maxAge: YEAR_SECONDS,
      httpOnly: false,
      sameSite: 'lax',
      secure: url.protocol === 'https:'
    });
  }
  redirect(303, safeReferrer(request.headers.get('referer'), url, '/'));
};
