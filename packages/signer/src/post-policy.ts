/** Entry: V4 POST policies, the forms by which browsers upload without a server in between. */
export type { PostPolicyRequest, TextRule, UploadCallback } from './form/form-rules.ts'
export type { PolicyCondition, PolicyDocument } from './form/policy-document.ts'
export {
  type PostPolicyOptions,
  type SignedPostPolicy,
  signPostPolicy,
} from './form/sign-form.ts'
export { type ReceivedForm, type VerifiedForm, verifyPostPolicy } from './form/verify-form.ts'
export type { Refusal } from './verify/refusal.ts'
export type { VerifyOptions } from './verify/verify-options.ts'
