export { EmulatorError, type EmulatorErrorCode } from './errors.ts'
export { OssRefusal, type RefusalParts } from './refusal.ts'
