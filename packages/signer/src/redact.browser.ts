/** The counterpart of `redact.ts` in browsers, whose consoles show objects as they are. */

/** Does nothing. */
export function redact(): void {}
