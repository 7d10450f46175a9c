/** A text field of a form; a file or an absent field is an empty text. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  // Browsers send line breaks as CR LF.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
