/** Entry: V4 POST policies, the forms by which browsers upload without a server in between. */
export type { PostPolicyRequest, TextRule, UploadCallback } from './form-rules.ts'
export type { VerifyOptions } from './known-key.ts'
export type { PolicyCondition, PolicyDocument } from './policy-document.ts'
export type { Refusal } from './refusal.ts'
export {
  type PostPolicyOptions,
  type SignedPostPolicy,
  signPostPolicy,
} from './sign-post-policy.ts'
export { type ReceivedForm, type VerifiedForm, verifyPostPolicy } from './verify-post-policy.ts'
