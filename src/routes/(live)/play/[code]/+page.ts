// The phone gets one small script of its own instead of the framework's client.
export const csr = false;
