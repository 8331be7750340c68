/** The port that a server of this program listens on. */
import { usageError } from '../../errors.ts'

/**
 * Refuses a number that is no port; 0 stands for any free one.
 *
 * @throws {CliError} `CLI_USAGE`.
 */
export function checkPort(port: number): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw usageError(`expected --port as a whole number from 0 to 65535, received ${port}`)
}
