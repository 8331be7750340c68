export type { EmulatorCredentials } from './call/call.ts'
export { createEmulator, type Emulator } from './emulator.ts'
export { EmulatorError, type EmulatorErrorCode } from './errors.ts'
export type { ActiveFault, Fault, FaultEffect, Faults, FaultTarget } from './faults/faults.ts'
export type {
  Delivery,
  Handler,
  ServiceBody,
  ServiceRequest,
  ServiceResponse,
} from './http/message.ts'
export type { ProgramName, ProgramPaths } from './media/program.ts'
export type { EmulatorOptions } from './options.ts'
export { OssRefusal, type RefusalParts } from './refusal.ts'
export type { LogEntry } from './service/request-log.ts'
export type { NotificationMessage, NotificationTarget } from './tasks/notification.ts'
export type { TaskRecord } from './tasks/task-queue.ts'
