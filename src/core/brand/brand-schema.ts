import * as v from 'valibot';
import { visibleText } from '../text/visible-text.ts';
import { MAX_LOGO_ALT, MAX_WORKSPACE_NAME } from './brand.ts';
import { readHex, type Hex } from './colour.ts';

const colour = v.pipe(
  v.string(),
  v.transform((typed) => readHex(typed) ?? ''),
  v.custom<Hex>((hex) => hex !== '', 'colour_unreadable')
);

/** What a person sets of a brand; the logo itself is a file. */
export const brandSchema = v.object({
  name: v.pipe(
    v.string(),
    v.transform(visibleText),
    v.minLength(1, 'workspace_name_missing'),
    v.maxLength(MAX_WORKSPACE_NAME, 'workspace_name_too_long')
  ),
  main: colour,
  accent: colour,
  alt: v.pipe(v.string(), v.transform(visibleText), v.maxLength(MAX_LOGO_ALT, 'logo_alt_too_long')),
  onCard: v.boolean()
});
export type BrandFacts = v.InferOutput<typeof brandSchema>;
