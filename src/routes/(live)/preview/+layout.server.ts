import { locales } from '#core/quiz/quiz.ts';
import { speak } from '#lib/server/http/speak.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import type { LayoutServerLoad } from './$types';

/** Holds nothing by itself: what is shown comes from the panel that frames the page [WEB-17]. */
export const load: LayoutServerLoad = ({ url }) => {
  const language = locales.find((locale) => locale === url.searchParams.get('language'));
  if (language) speak(language);
  return { joinOrigin: joinOrigin(url) };
};
