import type { BrowserContext } from 'playwright/test';

/**
 * Does to every page what a browser's translator does: puts elements of its own in place of the texts, now and whenever
 * something changes, wherever it may (https://html.spec.whatwg.org/multipage/dom.html#attr-translate).
 */
export const withTranslator = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const MARK = '«';
    const isFree = ({ data, parentElement: parent }: Text) =>
      parent?.translate === true && !parent.closest('font, script, style, textarea') && /\p{L}/u.test(data);
    const translate = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts.filter(isFree)) {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = `${MARK}${text.data.trim()}» `;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    addEventListener('load', () => {
      translate();
      new MutationObserver(() => setTimeout(translate, 100)).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true
      });
    });
  });
