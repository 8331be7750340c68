/**
 * What goes wrong for the program that starts an emulator. What the emulated service answers to a
 * request is an `OssRefusal`, see `refusal.ts`.
 */

/** What an {@link EmulatorError} may say; codes are part of the public contract. */
export type EmulatorErrorCode =
  | 'EMULATOR_OPTION_INVALID'
  | 'EMULATOR_ROOT_UNUSABLE'
  | 'EMULATOR_ADDRESS_UNAVAILABLE'
  | 'EMULATOR_RESET_REFUSED'

/** An emulator that cannot start or continue, with what was expected and what to do. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  readonly code: EmulatorErrorCode
  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
