/**
 * Hands a text, and a picture where the sheet takes it, to the phone's share sheet, else the text to the clipboard. Plain http has neither; there the text is copied as if
 * somebody had selected it.
 *
 * @returns whether it lies on the clipboard now; `undefined` where the share sheet has it
 */
export async function shareText(text: string, picture?: File): Promise<boolean | undefined> {
  try {
    if ('share' in navigator) {
      await navigator.share({ text, ...(picture && { files: [picture] }) });
      return undefined;
    }
    if (isSecureContext) {
      await (navigator as Navigator).clipboard.writeText(text);
      return true;
    }
  } catch {
    // Closing the share sheet is no failure; where the clipboard is refused, the old way may still work.
    if ('share' in navigator) return undefined;
  }
  return copyAsSelected(text);
}

/** Puts a text on the clipboard, also over plain http. @returns whether it lies there now */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused; the old way may still work.
  }
  return copyAsSelected(text);
}

function copyAsSelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  // Above the fold, or the page would scroll there.
  field.style.cssText = 'position:fixed;top:0;opacity:0';
  document.body.append(field);
  field.select();
  // Deprecated, and the only way without https.
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
