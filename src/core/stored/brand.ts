import type { Brand } from '../brand/brand.ts';
import { storedForm, type StoredForm } from './stored-form.ts';

/** The brand of a workspace, and that of an evening as it was when it began. */
export const storedBrand: StoredForm<Brand> = storedForm(
  'brand',
  1,
  // What was stored was checked then; there is no older form.
  (stored) => stored as unknown as Brand
);
