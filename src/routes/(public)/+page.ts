// The start page is a phone page: no script, one form.
export const csr = false;
