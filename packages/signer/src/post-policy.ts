/** Entry: V4 POST policies, the forms by which browsers upload without a server in between. */
export type { VerifyOptions } from './known-key.ts'
export type { PolicyCondition, PolicyDocument } from './policy-document.ts'
export type { Refusal } from './refusal.ts'
export {
  type PostPolicyOptions,
  type PostPolicyRequest,
  type SignedPostPolicy,
  signPostPolicy,
  type TextRule,
  type UploadCallback,
} from './sign-post-policy.ts'
export { type ReceivedForm, type VerifiedForm, verifyPostPolicy } from './verify-post-policy.ts'
