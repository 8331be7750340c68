/** Entry: V4 POST policies, the forms by which browsers upload without a server in between. */

export type { PolicyCondition, PolicyDocument } from './post-policy/policy-document.ts'
export type {
  PostPolicyRequest,
  TextRule,
  UploadCallback,
} from './post-policy/post-policy-rules.ts'
export {
  type PostPolicyOptions,
  type SignedPostPolicy,
  signPostPolicy,
} from './post-policy/sign-post-policy.ts'
export {
  type ReceivedForm,
  type VerifiedForm,
  verifyPostPolicy,
} from './post-policy/verify-post-policy.ts'
export type { Refusal } from './verify/refusal.ts'
export type { VerifyOptions } from './verify/verify-options.ts'
