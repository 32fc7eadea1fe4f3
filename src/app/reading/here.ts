/** Is a host this very machine? There a password may go without encryption. */
export const isHere = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
