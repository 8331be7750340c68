// Runs the built emulator on the folder given until it is killed; prints its port.
import { createEmulator } from '@oss-process/emulator'

const emulator = await createEmulator({ root: process.argv[2], buckets: ['photos'] })
process.stdout.write(`${emulator.port}\n`)
