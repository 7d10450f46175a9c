import type { CompilerOptions } from '@inlang/paraglide-js';

/** Translations: messages/*.json are compiled to typed, tree-shakable functions in src/lib/paraglide. */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['globalVariable', 'cookie', 'preferredLanguage', 'baseLocale'],
  cookieName: 'pq_locale',
  emitGitIgnore: false
} satisfies Partial<CompilerOptions> & { project: string; outdir: string };
