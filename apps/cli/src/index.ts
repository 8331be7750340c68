/** The command line as a function: `main(argv, io)`, for tests and for programs that embed it. */
export type { ExitCode } from './errors.ts'
export { EXIT } from './errors.ts'
export type { AppendedFile, FileFacts, Files, Input, Io, Output } from './io.ts'
export { nodeFiles, nodeIo } from './io.ts'
export { main } from './main.ts'
