/** The components of `src/lib/ui`; a test compares with the folder. */
export const uiParts = [
  'Button',
  'Check',
  'ConfirmButton',
  'CountUp',
  'Field',
  'Icon',
  'IconButton',
  'LanguageSwitch',
  'Notice',
  'Segments',
  'Shape',
  'ShapeTile'
] as const;
export type UiPart = (typeof uiParts)[number];
