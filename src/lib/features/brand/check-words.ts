import type { BrandCheck, BrandCheckName } from '#core/brand/brand-checks.ts';
import { formatContrast } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

type Words = (facts: { ratio: string; needed: string }) => string;

const passed: Readonly<Record<BrandCheckName, Words>> = {
  textOnMain: m.brand_text_on_main_ok,
  textOnAccent: m.brand_text_on_accent_ok,
  accentOnStage: m.brand_accent_on_stage_ok,
  accentBesideMain: m.brand_accent_beside_main_ok
};
const tooWeak: Readonly<Record<BrandCheckName, Words>> = {
  textOnMain: m.brand_text_on_main_weak,
  textOnAccent: m.brand_text_on_accent_weak,
  accentOnStage: m.brand_accent_on_stage_weak,
  accentBesideMain: m.brand_accent_beside_main_weak
};

/** What a check found, in a sentence. */
export const checkText = ({ name, passes, ratio, needed }: BrandCheck): string =>
  (passes ? passed : tooWeak)[name]({ ratio: formatContrast(ratio), needed: formatContrast(needed) });
