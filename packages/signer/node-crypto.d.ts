/**
 * What this package takes of Node, for its build, which has no Node types: a Node global used anywhere
 * in `src` is then an error. Type checks that have `@types/node` leave this file out.
 */
declare module 'node:crypto' {
  export function hash(algorithm: 'sha256', data: string): string
  export function createHmac(algorithm: 'sha256', key: Uint8Array): Hmac
  interface Hmac {
    update(text: string): this
    digest(): Uint8Array
    digest(encoding: 'hex'): string
  }
}
