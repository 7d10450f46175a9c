import type { LogoProblem } from '#core/brand/logo/read-logo.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<LogoProblem, () => string>> = {
  logo_type: m.issue_logo_type,
  logo_broken: m.issue_logo_broken,
  logo_moves: m.issue_logo_moves,
  logo_pixels: m.issue_logo_pixels,
  logo_bytes: m.issue_logo_bytes
};

/** Why a file is no logo, and what to do. */
export const problemText = (problem: LogoProblem): string => words[problem]();
