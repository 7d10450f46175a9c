import type { Group } from './specimen.ts';

/** Each is a file of its own, so that the styles of one are never on the page of another. */
export const groups: Readonly<Record<string, () => Promise<Group>>> = {
  tokens: async () => (await import('./groups/tokens.ts')).tokens,
  ui: async () => (await import('./groups/ui.ts')).ui,
  kinds: async () => {
    const [{ kinds }, { loadLateParts }] = await Promise.all([
      import('./groups/kinds.ts'),
      import('./groups/phone.ts')
    ]);
    await loadLateParts();
    return kinds;
  },
  stage: async () => (await import('./groups/stage.ts')).stage,
  roles: async () => (await import('./groups/stage.ts')).roles,
  phone: async () => {
    const { loadLateParts, phones } = await import('./groups/phone.ts');
    await loadLateParts();
    return phones;
  },
  panel: async () => (await import('./groups/panel.ts')).panels
};
