/**
 * Errors for the program that starts an emulator. The errors of the emulated service are `OssRefusal`s,
 * see `refusal.ts`.
 */

/** The codes of {@link EmulatorError}, part of the public contract. */
export type EmulatorErrorCode =
  | 'EMULATOR_OPTION_INVALID'
  | 'EMULATOR_ROOT_UNUSABLE'
  | 'EMULATOR_ADDRESS_UNAVAILABLE'
  | 'EMULATOR_RESET_REFUSED'

/** An emulator cannot start or reset; the message says what was expected and what to do. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  readonly code: EmulatorErrorCode
  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
